package nl.kring.programme;

import java.util.UUID;

/** Rules of a programme changed. */
public record ProgrammeRedefined(UUID programmeId) {}
