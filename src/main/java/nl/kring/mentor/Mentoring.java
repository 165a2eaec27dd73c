package nl.kring.mentor;

import java.util.UUID;

/**
 * Who coaches whom.
 *
 * @param mentorConfirmed whether the mentor has said yes
 * @param participantConfirmed whether the participant has
 */
public record Mentoring(
        UUID id,
        UUID editionId,
        UUID enrolmentId,
        Mentor mentor,
        boolean mentorConfirmed,
        boolean participantConfirmed,
        boolean ended) {}
