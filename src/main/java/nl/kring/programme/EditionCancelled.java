package nl.kring.programme;

import java.util.UUID;

/** The edition does not go ahead; every enrolment in it ends. */
public record EditionCancelled(UUID editionId) {}
