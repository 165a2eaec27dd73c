package nl.kring.session;

import java.util.List;
import java.util.UUID;

/**
 * Somebody whose turn it was has brought something for a meeting.
 *
 * @param others of the same team, who are asked no longer
 */
public record Contributed(UUID meetingId, UUID enrolmentId, List<UUID> others) {}
