package nl.kring.identity;

/** Somebody will be away, or is from today on; who stands in does not know it yet. */
public record AbsencePlanned(Absence absence) {}
