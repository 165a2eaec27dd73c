/** The digital intake: offered times, the online conversation and what it brought up. */
@NullMarked
package nl.kring.intake;

import org.jspecify.annotations.NullMarked;
