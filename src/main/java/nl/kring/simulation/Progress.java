package nl.kring.simulation;

import java.time.LocalDate;

/**
 * How far a simulation is.
 *
 * @param percent of the time that it will take the people in it, from 0 to 99
 * @param day that it is for them
 */
public record Progress(int percent, LocalDate day) {}
