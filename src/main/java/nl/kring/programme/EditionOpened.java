package nl.kring.programme;

import java.util.UUID;

/** An edition was planned; its process watches over it from the moment enrolling opens. */
public record EditionOpened(UUID editionId) {}
