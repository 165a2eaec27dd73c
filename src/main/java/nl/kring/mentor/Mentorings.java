package nl.kring.mentor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.mentor.MentorRefused.Reason;
import nl.kring.mentor.MentoringEnded.Why;
import nl.kring.mentor.Pairing.Person;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who coaches whom: proposed, settled by staff, confirmed by both; that they met, and the questions between them. */
@Service
@Transactional
public class Mentorings {

    private static final int LONGEST = 4000;

    private static final String SELECT =
            "select c.id, c.edition_id, c.enrolment_id, c.mentor_confirmed_at, c.participant_confirmed_at, c.ended_at, "
                    + Mentors.COLUMNS
                    + " from kring.mentoring c join kring.mentor m on m.id = c.mentor_id ";

    private final JdbcClient database;
    private final Mentors mentors;
    private final Enrolments enrolments;
    private final Editions editions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mentorings(
            JdbcClient database,
            Mentors mentors,
            Enrolments enrolments,
            Editions editions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.mentors = mentors;
        this.enrolments = enrolments;
        this.editions = editions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    // Who coaches whom -----------------------------------------------------------------------------------------------

    @Transactional(readOnly = true)
    public Optional<Mentoring> find(UUID id) {
        return database.sql(SELECT + "where c.id = ?")
                .param(id)
                .query((row, number) -> mentoring(row))
                .optional();
    }

    /** The mentor that somebody has now. */
    @Transactional(readOnly = true)
    public Optional<Mentoring> of(UUID enrolmentId) {
        return database.sql(SELECT + "where c.enrolment_id = ? and c.ended_at is null")
                .param(enrolmentId)
                .query((row, number) -> mentoring(row))
                .optional();
    }

    /** Those of an edition that hold now. */
    @Transactional(readOnly = true)
    public List<Mentoring> ofEdition(UUID editionId) {
        return database.sql(SELECT + "where c.edition_id = ? and c.ended_at is null order by c.settled_at, c.id")
                .param(editionId)
                .query((row, number) -> mentoring(row))
                .list();
    }

    /** The participants without a mentor, in order of receipt. */
    @Transactional(readOnly = true)
    public List<Enrolment> without(UUID editionId) {
        Set<UUID> coached =
                ofEdition(editionId).stream().map(Mentoring::enrolmentId).collect(Collectors.toSet());
        return enrolments.participantsOf(editionId).stream()
                .filter(person -> !coached.contains(person.id()))
                .toList();
    }

    /** A mentor for whoever has none, as far as there is room with mentors of other organisations. */
    @Transactional(readOnly = true)
    public Map<Enrolment, Mentor> propose(UUID editionId) {
        List<Enrolment> people = without(editionId);
        Map<UUID, Mentor> pairs = Pairing.of(
                people.stream()
                        .map(person -> new Person(person.id(), person.organisation()))
                        .toList(),
                mentors.of(editions.get(editionId).programme().id()));
        Map<Enrolment, Mentor> proposal = new LinkedHashMap<>();
        people.stream()
                .filter(person -> pairs.containsKey(person.id()))
                .forEach(person -> proposal.put(person, pairs.get(person.id())));
        return proposal;
    }

    /**
     * Settles who coaches somebody, in the place of an earlier mentor; both are told.
     *
     * @throws MentorRefused with the reason; a second time changes nothing
     */
    public void settle(UUID editionId, UUID enrolmentId, UUID mentorId, Actor by) {
        editions.lockById(editionId).orElseThrow();
        Enrolment person = enrolments.participantsOf(editionId).stream()
                .filter(each -> each.id().equals(enrolmentId))
                .findFirst()
                .orElseThrow(() -> new MentorRefused(Reason.NO_ROOM));
        Mentor mentor = mentors.lock(mentorId)
                .filter(each -> each.programmeId()
                        .equals(editions.get(editionId).programme().id()))
                .orElseThrow(() -> new MentorRefused(Reason.NO_ROOM));
        Optional<Mentoring> before = of(enrolmentId);
        if (before.filter(now -> now.mentor().id().equals(mentorId)).isPresent()) {
            return;
        }
        if (!mentor.hasRoom()) {
            throw new MentorRefused(Reason.NO_ROOM);
        }
        if (Pairing.sameOrganisation(new Person(person.id(), person.organisation()), mentor)) {
            throw new MentorRefused(Reason.SAME_ORGANISATION);
        }
        before.ifPresent(now -> end(now, Why.OTHER_MENTOR));
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into kring.mentoring (id, edition_id, enrolment_id, mentor_id, settled_at)
                values (?, ?, ?, ?, ?)""").params(id, editionId, enrolmentId, mentorId, now()).update();
        audit.record(by, "mentor.settled", enrolmentId, editionId, mentor.name());
        events.publishEvent(new MentorSettled(find(id).orElseThrow()));
    }

    /** The participant confirms; a second time changes nothing. */
    public void confirmByParticipant(UUID id) {
        database.sql("""
                update kring.mentoring set participant_confirmed_at = ?
                where id = ? and participant_confirmed_at is null and ended_at is null""").params(now(), id).update();
    }

    /** The mentor says yes; a second time changes nothing. */
    public void confirmByMentor(UUID id) {
        int confirmed = database.sql("""
                update kring.mentoring set mentor_confirmed_at = ?
                where id = ? and mentor_confirmed_at is null and ended_at is null""").params(now(), id).update();
        if (confirmed > 0) {
            events.publishEvent(new MentorConfirmed(find(id).orElseThrow()));
        }
    }

    /** The mentor says no, or cannot go on with this participant. */
    public void decline(UUID id) {
        find(id).ifPresent(mentoring -> end(mentoring, Why.MENTOR_DECLINED));
    }

    /** The mentor coaches nobody any more; whoever was coached is told, and needs another. */
    public void stop(UUID mentorId, Actor by) {
        Mentor mentor = mentors.lock(mentorId).orElseThrow(() -> new MentorRefused(Reason.NO_MENTOR));
        if (mentors.stop(mentor, by)) {
            database.sql(SELECT + "where c.mentor_id = ? and c.ended_at is null")
                    .param(mentorId)
                    .query((row, number) -> mentoring(row))
                    .list()
                    .forEach(mentoring -> end(mentoring, Why.MENTOR_STOPPED));
        }
    }

    /** Somebody left. */
    public void leave(UUID enrolmentId) {
        of(enrolmentId).ifPresent(mentoring -> end(mentoring, Why.PARTICIPANT_LEFT));
    }

    private void end(Mentoring mentoring, Why why) {
        int ended = database.sql("update kring.mentoring set ended_at = ? where id = ? and ended_at is null")
                .params(now(), mentoring.id())
                .update();
        if (ended > 0) {
            events.publishEvent(new MentoringEnded(mentoring, why));
        }
    }

    // That they met --------------------------------------------------------------------------------------------------

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<MentorMeeting> meetings(UUID id) {
        return database.sql("select met_on, form from kring.mentor_meeting where mentoring_id = ? order by met_on desc")
                .param(id)
                .query((row, number) -> new MentorMeeting(
                        row.getObject("met_on", LocalDate.class), MentorMeeting.Form.valueOf(row.getString("form"))))
                .list();
    }

    /**
     * Keeps that they met; once a day, the form as it was told last.
     *
     * @param day as typed, such as 2027-02-08
     * @throws MentorRefused when it is no day or lies in the future, or they are no pair any more
     */
    public void met(UUID id, String day, MentorMeeting.Form form) {
        demand(id);
        LocalDate on = day(day);
        if (on.isAfter(clock.instant().atZone(AppClock.ZONE).toLocalDate())) {
            throw new MentorRefused(Reason.NOT_YET);
        }
        database.sql("""
                insert into kring.mentor_meeting (mentoring_id, met_on, form, recorded_at) values (?, ?, ?, ?)
                on conflict (mentoring_id, met_on) do update set form = excluded.form""").params(id, on, form.name(), now()).update();
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException mistyped) {
            throw new MentorRefused(Reason.NOT_YET);
        }
    }

    // Questions ------------------------------------------------------------------------------------------------------

    /** The newest first; only for the participant and the mentor. */
    @Transactional(readOnly = true)
    public List<MentorQuestion> questions(UUID id) {
        return database.sql("select * from kring.mentor_question where mentoring_id = ? order by asked_at desc, id")
                .param(id)
                .query((row, number) -> new MentorQuestion(
                        row.getObject("id", UUID.class),
                        row.getString("question"),
                        row.getObject("asked_at", OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE),
                        row.getString("answer")))
                .list();
    }

    /**
     * Puts a question to the mentor, who gets a letter that does not say what it is; the same question twice is one.
     *
     * @throws MentorRefused when there is nothing in it, or nobody to ask
     */
    public void ask(UUID id, String question) {
        Mentoring mentoring = demand(id);
        String text = text(question);
        editions.lockById(mentoring.editionId()).orElseThrow();
        if (questions(id).stream().anyMatch(asked -> asked.question().equals(text))) {
            return;
        }
        UUID questionId = UUID.randomUUID();
        database.sql("insert into kring.mentor_question (id, mentoring_id, question, asked_at) values (?, ?, ?, ?)")
                .params(questionId, id, text, now())
                .update();
        events.publishEvent(new QuestionAsked(mentoring, questionId));
    }

    /** @throws MentorRefused when there is nothing in it, or they are no pair any more */
    public void answer(UUID id, UUID questionId, String answer) {
        Mentoring mentoring = demand(id);
        int answered =
                database.sql("""
                update kring.mentor_question set answer = ?, answered_at = ? where id = ? and mentoring_id = ?""").params(text(answer), now(), questionId, id).update();
        if (answered > 0) {
            events.publishEvent(new QuestionAnswered(mentoring, questionId));
        }
    }

    private Mentoring demand(UUID id) {
        return find(id).filter(mentoring -> !mentoring.ended()).orElseThrow(() -> new MentorRefused(Reason.NO_MENTOR));
    }

    private static String text(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new MentorRefused(Reason.NO_TEXT);
        }
        return text;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Mentoring mentoring(ResultSet row) throws SQLException {
        return new Mentoring(
                row.getObject("id", UUID.class),
                row.getObject("edition_id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                Mentors.mentor(row),
                row.getObject("mentor_confirmed_at") != null,
                row.getObject("participant_confirmed_at") != null,
                row.getObject("ended_at") != null);
    }
}
