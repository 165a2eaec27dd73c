package nl.kring.simulation;

/** A simulation was not started because another one runs. */
public final class SimulationRefused extends RuntimeException {}
