package nl.kring.journey;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Date;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Contributions;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates a session's process waits for. They follow the meeting when it is moved. */
@Component
public class SessionDates {

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private final Editions editions;
    private final Contributions contributions;

    SessionDates(Editions editions, Contributions contributions) {
        this.editions = editions;
        this.contributions = contributions;
    }

    /** When its preparation begins, as long before the meeting as the programme says, at nine in the morning. */
    public Date preparationDue(DelegateExecution execution) {
        Meeting meeting = meeting(execution);
        ZonedDateTime day = meeting.startsAt()
                .minus(editions.get(meeting.editionId()).definition().preparationBefore());
        return date(day.toLocalDate().atTime(START_OF_WORK).atZone(AppClock.ZONE));
    }

    public Date sessionBegins(DelegateExecution execution) {
        return date(meeting(execution).startsAt());
    }

    /** Until when participants whose turn it is can bring something. */
    public Date contributionsClose(DelegateExecution execution) {
        return date(contributions.closesAt(meeting(execution)).orElseThrow());
    }

    public Date sessionOver(DelegateExecution execution) {
        return date(meeting(execution).endsAt());
    }

    private Meeting meeting(DelegateExecution execution) {
        return editions.getMeeting(Facts.sessionId(execution));
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }
}
