/** What participants and mentors are asked and told about the mentor track. */
@NullMarked
package nl.kring.journey.mentor;

import org.jspecify.annotations.NullMarked;
