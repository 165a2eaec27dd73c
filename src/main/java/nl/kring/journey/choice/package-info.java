/** What the tasks of the choice of a topic by the group do. */
@NullMarked
package nl.kring.journey.choice;

import org.jspecify.annotations.NullMarked;
