package nl.kring.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.EnrolmentMoved;
import nl.kring.enrolment.EnrolmentWithdrawn;
import nl.kring.enrolment.Enrolments;
import nl.kring.mentor.MentorConfirmed;
import nl.kring.mentor.MentorSettled;
import nl.kring.mentor.MentoringEnded;
import nl.kring.mentor.Mentorings;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine of mentors, in the transaction in which they change. */
@Component
class MentorJourneys {

    private final RuntimeService runtime;
    private final Enrolments enrolments;
    private final Mentorings mentorings;

    MentorJourneys(RuntimeService runtime, Enrolments enrolments, Mentorings mentorings) {
        this.runtime = runtime;
        this.enrolments = enrolments;
        this.mentorings = mentorings;
    }

    @EventListener
    void start(MentorSettled settled) {
        UUID enrolmentId = settled.mentoring().enrolmentId();
        Map<String, Object> facts = new HashMap<>(
                Facts.aboutEnrolment(enrolmentId, settled.mentoring().editionId()));
        facts.put(Facts.MENTORING_ID, settled.mentoring().id().toString());
        runtime.startProcessInstanceByKey(
                Models.MENTOR, enrolments.get(enrolmentId).reference(), facts);
    }

    @EventListener
    void goOn(MentorConfirmed confirmed) {
        tell(Models.MENTOR_CONFIRMED, Facts.MENTORING_ID, confirmed.mentoring().id());
    }

    @EventListener
    void end(MentoringEnded ended) {
        tell(Models.MENTORING_ENDED, Facts.MENTORING_ID, ended.mentoring().id());
    }

    @EventListener
    void leave(EnrolmentWithdrawn withdrawn) {
        mentorings.leave(withdrawn.enrolmentId());
    }

    /** Whoever completed the year is not asked for anything any more. */
    @EventListener(condition = "#moved.status().name() == 'COMPLETED'")
    void end(EnrolmentMoved moved) {
        tell(Models.MENTORING_ENDED, Facts.ENROLMENT_ID, moved.enrolmentId());
    }

    private void tell(String message, String fact, UUID id) {
        runtime.createMessageCorrelation(message)
                .processInstanceVariableEquals(fact, id.toString())
                .correlateAll();
    }
}
