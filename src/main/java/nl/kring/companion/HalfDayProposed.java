package nl.kring.companion;

import java.util.UUID;

/** There is another half-day to choose from. */
public record HalfDayProposed(Intervision intervision, UUID halfDayId) {}
