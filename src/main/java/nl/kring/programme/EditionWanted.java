package nl.kring.programme;

import java.util.UUID;

/** Enough people are interested in a programme of which no next edition is planned. */
public record EditionWanted(UUID programmeId) {}
