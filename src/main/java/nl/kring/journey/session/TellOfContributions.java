package nl.kring.journey.session;

import java.util.List;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffRole;
import nl.kring.journey.ContributionWording;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Mails the facilitators what participants bring for a meeting, as far as it came in. */
@Component
class TellOfContributions implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final ContributionWording wording;
    private final Editions editions;
    private final StaffDirectory staff;
    private final Links links;

    TellOfContributions(
            Outbox outbox,
            Correspondence correspondence,
            ContributionWording wording,
            Editions editions,
            StaffDirectory staff,
            Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.wording = wording;
        this.editions = editions;
        this.staff = staff;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Meeting meeting = editions.getMeeting(Facts.sessionId(execution));
        List<String> brought = wording.inLetter(meeting, Correspondence.STAFFS_LANGUAGE);
        staff.members(StaffRole.FACILITATORS)
                .forEach(facilitator -> outbox.post(correspondence
                        .toStaff(MailTemplate.CONTRIBUTIONS_IN, meeting.editionId(), facilitator)
                        .milestone(meeting.id().toString())
                        .with("session", meeting.title().in(Correspondence.STAFFS_LANGUAGE))
                        .with("startsAt", meeting.startsAt())
                        .with("contributions", brought)
                        .with("link", links.deskEdition(meeting.editionId()))));
    }
}
