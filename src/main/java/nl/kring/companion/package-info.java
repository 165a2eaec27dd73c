/** Small groups and pairs within an edition that learn from each other between the meetings. */
@NullMarked
package nl.kring.companion;

import org.jspecify.annotations.NullMarked;
