package nl.kring.initiative;

import java.util.UUID;

/** The secretary confirmed the address: the application is to be held against the criteria. */
public record ApplicationConfirmed(UUID initiativeId, UUID programmeId, String reference) {}
