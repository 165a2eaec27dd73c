package nl.kring.programme;

import java.util.UUID;

/** Somebody wants to hear of the programme's next edition. */
public record InterestLeft(UUID programmeId) {}
