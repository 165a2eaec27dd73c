/** The tasks of the board-engagement instrument: of a cycle, of its boards, and of what they agreed to do. */
@NullMarked
package nl.kring.journey.engagement;

import org.jspecify.annotations.NullMarked;
