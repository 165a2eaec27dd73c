package nl.kring.portal;

import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;

/** An enrolment in short. */
record EnrolmentLine(
        UUID id,
        UUID editionId,
        String reference,
        String givenName,
        String name,
        String email,
        ZonedDateTime receivedAt,
        EnrolmentStatus status,
        boolean ended) {

    static EnrolmentLine of(Enrolment enrolment) {
        return new EnrolmentLine(
                enrolment.id(),
                enrolment.editionId(),
                enrolment.reference(),
                enrolment.givenName(),
                enrolment.name(),
                enrolment.email(),
                enrolment.receivedAt(),
                enrolment.status(),
                enrolment.hasEnded());
    }

    /** How a badge with the status looks: good, warning, bad or neutral. */
    public String tone() {
        return switch (status) {
            case ADMITTED, CONTRACTED, COMPLETED -> "good";
            case RECEIVED, OFFERED, LEAVING -> "warning";
            case REFUSED, NOT_ADMITTED, EDITION_CANCELLED -> "bad";
            case UNCONFIRMED,
                    OFFER_DECLINED,
                    OFFER_LAPSED,
                    NO_PLACE,
                    WITHDRAWN,
                    CANCELLED,
                    REPLACED,
                    REPLACEMENT_LAPSED,
                    TEAM_ENDED -> "neutral";
            case CONFIRMED, WAITING, INTAKE, DECIDING -> "ongoing";
        };
    }
}
