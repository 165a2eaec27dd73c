package nl.kring.companion;

/** What stands in people's calendars has changed. */
public record IntervisionChanged(Intervision intervision) {}
