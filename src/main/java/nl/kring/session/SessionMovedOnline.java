package nl.kring.session;

import java.util.UUID;

/** A meeting that cannot be held in the room is held online. */
public record SessionMovedOnline(UUID meetingId) {}
