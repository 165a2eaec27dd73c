/** How somebody who was admitted leaves: what it costs, and who takes over. */
@NullMarked
package nl.kring.cancellation;

import org.jspecify.annotations.NullMarked;
