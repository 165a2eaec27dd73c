package nl.kring.journey.evaluation;

import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.evaluation.CertificateOfParticipation;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.Attachment;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Completes the year for everybody who takes part and sends each a certificate. */
@Component
class IssueCertificates implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Enrolling enrolling;
    private final CertificateOfParticipation certificates;

    IssueCertificates(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Enrolling enrolling,
            CertificateOfParticipation certificates) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.enrolling = enrolling;
        this.certificates = certificates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        for (Enrolment participant : enrolments.participantsOf(Facts.editionId(execution))) {
            if (participant.status() != EnrolmentStatus.COMPLETED) {
                enrolling.complete(participant.id());
            }
            byte[] pdf = certificates.of(participant.id()).orElseThrow();
            outbox.post(correspondence
                    .toCandidate(participant.id(), MailTemplate.CERTIFICATE)
                    .attach(new Attachment("certificaat.pdf", "application/pdf", pdf)));
        }
    }
}
