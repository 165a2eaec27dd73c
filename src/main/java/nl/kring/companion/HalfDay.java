package nl.kring.companion;

import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * A half-day that can be chosen.
 *
 * @param suits how many members of the group can come
 */
public record HalfDay(UUID id, ZonedDateTime startsAt, ZonedDateTime endsAt, int suits) {}
