package nl.kring.journey.initiative;

import nl.kring.identity.SiteAddress;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffRole;
import nl.kring.initiative.Initiative;
import nl.kring.journey.Correspondence;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the coordinators that a secretary has not mended an application. */
@Component
class ReportLongMending implements JavaDelegate {

    private final InitiativeLetters letters;
    private final Correspondence correspondence;
    private final StaffDirectory staff;
    private final SiteAddress site;
    private final Outbox outbox;

    ReportLongMending(
            InitiativeLetters letters,
            Correspondence correspondence,
            StaffDirectory staff,
            SiteAddress site,
            Outbox outbox) {
        this.letters = letters;
        this.correspondence = correspondence;
        this.staff = staff;
        this.site = site;
        this.outbox = outbox;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Initiative initiative = letters.about(execution);
        staff.members(StaffRole.COORDINATORS)
                .forEach(member -> outbox.post(correspondence
                        .toStaffOf(initiative.programmeId(), MailTemplate.SUPPORT_SILENT, member)
                        .milestone(initiative.reference() + " " + initiative.mended())
                        .with("applicant", initiative.name())
                        .with("network", initiative.network())
                        .with("reference", initiative.reference())
                        .with("link", site.link("/desk/initiatives"))));
    }
}
