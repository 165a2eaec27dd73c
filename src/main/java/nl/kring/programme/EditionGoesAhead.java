package nl.kring.programme;

import java.util.UUID;

/** A coordinator decided that an edition goes ahead. */
public record EditionGoesAhead(UUID editionId) {}
