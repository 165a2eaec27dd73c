/** The tasks of staff who are away: passed on to who stands in, and given back afterwards. */
@NullMarked
package nl.kring.journey.standin;

import org.jspecify.annotations.NullMarked;
