package nl.kring.programme;

import java.util.UUID;

/** Date, time or place of a meeting changed. */
public record MeetingRescheduled(UUID meetingId) {}
