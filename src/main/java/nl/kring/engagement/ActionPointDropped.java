package nl.kring.engagement;

import java.util.UUID;

/** An action point is dropped because its board has left. */
public record ActionPointDropped(UUID actionPointId) {}
