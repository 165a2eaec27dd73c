/** What the tasks of small groups do, and what their members hear. */
@NullMarked
package nl.kring.journey.companion;

import org.jspecify.annotations.NullMarked;
