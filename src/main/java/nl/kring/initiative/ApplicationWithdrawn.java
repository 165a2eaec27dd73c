package nl.kring.initiative;

import java.util.UUID;

/** The secretary does not want the support any more. */
public record ApplicationWithdrawn(UUID initiativeId) {}
