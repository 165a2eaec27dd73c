package nl.kring.cancellation;

import java.util.UUID;

/** A participant wants to leave. */
public record CancellationAsked(UUID enrolmentId, UUID editionId, boolean replacementProposed) {}
