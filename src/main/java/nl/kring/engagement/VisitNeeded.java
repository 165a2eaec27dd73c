package nl.kring.engagement;

import java.util.UUID;

/** Somebody of the steering group is to visit a board. */
public record VisitNeeded(UUID enrolmentId, UUID editionId) {}
