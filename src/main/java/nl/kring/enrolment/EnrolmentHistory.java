package nl.kring.enrolment;

import java.util.Locale;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.identity.CurrentActor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the course of every enrolment in the audit trail: {@code enrolment.} followed by the status in lower case. */
@Component
class EnrolmentHistory {

    private final AuditTrail trail;
    private final CurrentActor currentActor;
    private final Enrolments enrolments;

    EnrolmentHistory(AuditTrail trail, CurrentActor currentActor, Enrolments enrolments) {
        this.trail = trail;
        this.currentActor = currentActor;
        this.enrolments = enrolments;
    }

    @EventListener
    void keep(EnrolmentMoved moved) {
        Enrolment enrolment = enrolments.get(moved.enrolmentId());
        String detail = enrolment.endReason();
        trail.record(
                currentActor.find().orElseGet(() -> unseen(enrolment)),
                "enrolment." + moved.status().name().toLowerCase(Locale.ROOT),
                moved.enrolmentId(),
                moved.editionId(),
                detail == null ? "" : detail);
    }

    /** Who sends the form or confirms the address is not signed in yet; everything else happens by itself. */
    private static Actor unseen(Enrolment enrolment) {
        return switch (enrolment.status()) {
            case RECEIVED, CONFIRMED -> Actor.candidate(enrolment.email(), enrolment.name());
            default -> Actor.SYSTEM;
        };
    }
}
