package nl.kring.engagement;

import java.util.UUID;

/** A steering group stopped a cycle: nothing more is asked in it, and no other follows it. */
public record CycleAbandoned(UUID editionId) {}
