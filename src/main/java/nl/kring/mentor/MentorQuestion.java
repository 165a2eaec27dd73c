package nl.kring.mentor;

import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hard decision that a participant put to the mentor; only these two read it.
 *
 * @param answer null while there is none
 */
public record MentorQuestion(
        UUID id,
        String question,
        ZonedDateTime askedAt,
        @Nullable String answer) {}
