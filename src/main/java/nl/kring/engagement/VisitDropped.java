package nl.kring.engagement;

import java.util.UUID;

/** Nobody needs to visit a board any more. */
public record VisitDropped(UUID enrolmentId) {}
