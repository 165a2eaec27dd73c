package nl.kring.programme;

import java.util.UUID;

/** An edition goes ahead with fewer people than before. */
public record MinimumLowered(UUID editionId) {}
