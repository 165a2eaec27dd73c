package nl.kring.journey.standin;

import nl.kring.identity.Absence;
import nl.kring.identity.AbsencePlanned;
import nl.kring.identity.SiteAddress;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.journey.Correspondence;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people that they stand in for somebody. */
@Component
class StandInLetters {

    private final StaffDirectory staff;
    private final Outbox outbox;
    private final SiteAddress site;

    StandInLetters(StaffDirectory staff, Outbox outbox, SiteAddress site) {
        this.staff = staff;
        this.outbox = outbox;
        this.site = site;
    }

    @EventListener
    void tell(AbsencePlanned planned) {
        Absence absence = planned.absence();
        String absentee = staff.find(absence.userId()).map(StaffMember::name).orElse(absence.userId());
        staff.find(absence.standIn())
                .filter(standIn -> !standIn.email().isBlank())
                .ifPresent(standIn -> outbox.post(Letter.of(
                                MailTemplate.STANDING_IN,
                                new Recipient(standIn.email(), standIn.name(), Correspondence.STAFFS_LANGUAGE))
                        .milestone(absence.id().toString())
                        .with("colleague", absentee)
                        .with("startsOn", absence.from())
                        .with("endsOn", absence.until())
                        .with("link", site.link("/desk/absences"))));
    }
}
