package nl.kring.journey.enrolment;

import java.util.Locale;
import java.util.UUID;
import nl.kring.enrolment.Advice;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Refuses a candidate who does not meet a hard condition, with the reason. */
@Component
class SendRefusal implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final MessageSource texts;

    SendRefusal(
            Outbox outbox,
            Correspondence correspondence,
            Enrolling enrolling,
            Enrolments enrolments,
            MessageSource texts) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.texts = texts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        Advice.Remark unmet = enrolling.unmetCondition(enrolmentId).orElseThrow();
        Locale locale = enrolments.get(enrolmentId).locale();
        String reason = texts.getMessage(unmet.key(), unmet.arguments().toArray(), locale);
        enrolling.end(enrolmentId, EnrolmentStatus.REFUSED, reason);
        outbox.post(
                correspondence.toCandidate(enrolmentId, MailTemplate.REFUSED).with("reason", reason));
    }
}
