package nl.kring.initiative;

import java.util.UUID;

/** The secretary sent the application again after something was missing. */
public record ApplicationMended(UUID initiativeId) {}
