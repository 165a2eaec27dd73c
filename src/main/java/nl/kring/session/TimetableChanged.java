package nl.kring.session;

import java.util.List;
import java.util.UUID;

/**
 * Dates of an edition changed before it had come so far.
 *
 * @param moved the meetings that are on another day, at another time or elsewhere
 */
public record TimetableChanged(UUID editionId, List<UUID> moved) {}
