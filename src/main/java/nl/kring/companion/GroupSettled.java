package nl.kring.companion;

import java.util.UUID;

/** Staff settled on a small group. */
public record GroupSettled(UUID editionId, Group group) {}
