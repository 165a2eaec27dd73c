/** What the tasks of the planning of an edition do. */
@NullMarked
package nl.kring.journey.planning;

import org.jspecify.annotations.NullMarked;
