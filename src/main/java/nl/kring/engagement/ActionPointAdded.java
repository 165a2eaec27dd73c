package nl.kring.engagement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something is to be done by a date.
 *
 * @param enrolmentId the board whose it is; null for the partnership's
 */
public record ActionPointAdded(
        UUID actionPointId, UUID editionId, @Nullable UUID enrolmentId) {}
