package nl.kring.journey.engagement;

import java.util.Locale;
import java.util.UUID;
import nl.kring.engagement.ActionPoint;
import nl.kring.engagement.ActionPoints;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffRole;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds of an action point: its owner, and the board's contact person or the steering group. */
@Component
class RemindOfActionPoint implements JavaDelegate {

    private static final Locale STAFFS_LANGUAGE = Locale.forLanguageTag("nl");

    private final ActionPoints points;
    private final Enrolments enrolments;
    private final StaffDirectory staff;
    private final Outbox outbox;
    private final Correspondence correspondence;

    RemindOfActionPoint(
            ActionPoints points,
            Enrolments enrolments,
            StaffDirectory staff,
            Outbox outbox,
            Correspondence correspondence) {
        this.points = points;
        this.enrolments = enrolments;
        this.staff = staff;
        this.outbox = outbox;
        this.correspondence = correspondence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ActionPoint point = points.get(Facts.actionPointId(execution));
        UUID board = point.enrolmentId();
        Locale language = STAFFS_LANGUAGE;
        if (board == null) {
            staff.members(StaffRole.COORDINATORS)
                    .forEach(member -> remind(point, new Recipient(member.email(), member.name(), STAFFS_LANGUAGE)));
        } else {
            Enrolment enrolment = enrolments.get(board);
            language = enrolment.locale();
            remind(point, correspondence.recipient(enrolment));
        }
        String owner = point.ownerEmail();
        if (owner != null) {
            remind(point, new Recipient(owner, point.owner(), language));
        }
    }

    private void remind(ActionPoint point, Recipient to) {
        Letter letter = correspondence
                .toSomeone(MailTemplate.ACTION_POINT_REMINDER, point.editionId(), to)
                .about(point.id())
                .milestone(point.dueOn().toString())
                .with("what", point.what())
                .with("owner", point.owner())
                .with("dueOn", point.dueOn());
        outbox.post(letter);
    }
}
