/** The simulation itself: invented people and staff answer what they are asked while the clock is moved. */
@NullMarked
package nl.kring.journey.simulation;

import org.jspecify.annotations.NullMarked;
