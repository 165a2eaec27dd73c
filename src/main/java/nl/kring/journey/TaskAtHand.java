package nl.kring.journey;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.kring.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A user task that somebody has opened or is submitting.
 *
 * @param key the task's id in the process model
 * @param actor who does it
 * @param since when the task came up, in milliseconds
 */
public record TaskAtHand(
        String id,
        String key,
        Actor actor,
        Instant since,
        boolean forCandidate,
        @Nullable UUID optionalEnrolmentId,
        @Nullable UUID optionalProgrammeId,
        @Nullable UUID optionalEditionId,
        @Nullable UUID optionalSessionId,
        @Nullable UUID optionalAgreementId,
        @Nullable UUID optionalInvoiceId,
        @Nullable UUID optionalActionPointId,
        @Nullable UUID optionalCompanionGroupId,
        @Nullable UUID optionalIntervisionId) {

    public UUID enrolmentId() {
        return Objects.requireNonNull(optionalEnrolmentId, "The task is not about an enrolment");
    }

    public UUID programmeId() {
        return Objects.requireNonNull(optionalProgrammeId, "The task is not about a programme as a whole");
    }

    public UUID editionId() {
        return Objects.requireNonNull(optionalEditionId, "The task is not about an edition");
    }

    public UUID sessionId() {
        return Objects.requireNonNull(optionalSessionId, "The task is not about a session");
    }

    public UUID agreementId() {
        return Objects.requireNonNull(optionalAgreementId, "The task is not about an agreement");
    }

    public UUID invoiceId() {
        return Objects.requireNonNull(optionalInvoiceId, "The task is not about an invoice");
    }

    public UUID actionPointId() {
        return Objects.requireNonNull(optionalActionPointId, "The task is not about an action point");
    }

    public UUID companionGroupId() {
        return Objects.requireNonNull(optionalCompanionGroupId, "The task is not about a small group");
    }

    public UUID intervisionId() {
        return Objects.requireNonNull(optionalIntervisionId, "The task is not about a half-day of intervision");
    }
}
