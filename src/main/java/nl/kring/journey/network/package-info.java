/** The tasks by which participants of a network say how things stand in it. */
@NullMarked
package nl.kring.journey.network;

import org.jspecify.annotations.NullMarked;
