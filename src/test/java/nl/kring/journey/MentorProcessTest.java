package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.mentor.Mentor;
import nl.kring.mentor.MentorRefused;
import nl.kring.mentor.Mentoring;
import nl.kring.mentor.Mentorings;
import nl.kring.mentor.Mentors;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Participants and their mentors: settled by staff, confirmed by both, and what stays between them. */
class MentorProcessTest extends JourneyTest {

    @Autowired
    Mentors mentors;

    @Autowired
    Mentorings mentorings;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private Edition edition;
    private Enrolment participant;
    private Mentor mentor;

    @BeforeEach
    void aParticipantAndAMentor() {
        edition = anOpenEditionOf("mentor-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            yaml.put("mentors", true);
            ((ObjectNode) yaml.get("waits"))
                    .putObject("awaitMentor")
                    .put("remindAfter", "P3D")
                    .put("escalateAfter", "P6D");
        });
        Enrolment candidate = aConfirmedCandidate(edition);
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        participant = enrolments.get(candidate.id());
        mentor = aMentor("Gemeente Lekwaard");
    }

    @Test
    void bothConfirmAndSeeEachOthersAddress() {
        assertThat(mentorings.propose(edition.id())).hasSize(1).containsValue(mentor);
        settle(mentor);
        settle(mentor);
        Visitor visitor = new Visitor(port);
        String link = mentorsLink();
        assertThat(visitor.get(link).body())
                .contains(participant.name(), "Ja, dat wil ik")
                .doesNotContain(participant.email());
        assertThat(mentoring().mentorConfirmed()).isFalse();

        answer(participant, "Task_ConfirmMentor", CONFIRMED);
        assertThat(endsOf(participant)).doesNotContain("EndEvent_MentorConfirmed");
        visitor.submit(link, link + "/confirm", Map.of());
        visitor.submit(link, link + "/confirm", Map.of());

        assertThat(endsOf(participant)).contains("EndEvent_MentorConfirmed");
        assertThat(lettersAbout(participant)).containsOnlyOnce("MENTOR_SETTLED").containsOnlyOnce("MENTOR_SAYS_YES");
        assertThat(visitor.get(link).body()).contains(participant.email());
        assertThat(signedIn(participant).get(page()).body()).contains(mentor.email());
    }

    @Test
    void aSilentMentorIsRemindedAndThenACoordinatorHears() {
        settle(mentor);
        passTime(Duration.ofDays(3));
        assertThat(lettersTo(mentor))
                .filteredOn(MailTemplate.MENTOR_ASKED::equals)
                .hasSize(2);
        passTime(Duration.ofDays(3));

        assertThat(endsOf(participant)).contains("EndEvent_MentorReminded", "EndEvent_LongWaitReported");
        assertThat(toldOfLongWait(participant)).contains("coordinator@kring.example");
    }

    @Test
    void whenAMentorStopsAnotherIsSettled() {
        settle(mentor);
        answer(participant, "Task_ConfirmMentor", CONFIRMED);
        mentorings.stop(mentor.id(), COORDINATOR);

        assertThat(endsOf(participant)).contains("EndEvent_MentoringEnded");
        assertThat(lettersAbout(participant)).contains("MENTOR_ENDED");
        assertThat(lettersTo(mentor)).contains(MailTemplate.MENTORING_ENDED);
        assertThat(new Visitor(port).get(mentorsLink()).statusCode()).isEqualTo(410);
        assertThat(mentors.of(edition.programme().id())).isEmpty();
        Mentor other = aMentor("Gemeente Rijnmeer");
        settle(other);
        assertThat(openTasks(participant, "Task_ConfirmMentor")).hasSize(1);

        String link = mentorsLink();
        new Visitor(port).submit(link, link + "/decline", Map.of());
        assertThat(mentorings.of(participant.id())).isEmpty();
        assertThat(mailLog.to("coordinator@kring.example"))
                .extracting(MailLog.Entry::template)
                .contains(MailTemplate.MENTOR_DECLINED);
        assertThat(openTasks(participant, "Task_ConfirmMentor")).isEmpty();
    }

    @Test
    void theRulesOfPairingHoldWhateverIsAsked() {
        Mentor own = aMentor(participant.organisation());
        assertThatExceptionOfType(MentorRefused.class)
                .isThrownBy(() -> settle(own))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(MentorRefused.Reason.SAME_ORGANISATION));
        assertThatExceptionOfType(MentorRefused.class)
                .isThrownBy(() ->
                        mentors.add(edition.programme().id(), "Nog een keer", mentor.email(), "Elders", 1, COORDINATOR))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(MentorRefused.Reason.ON_THE_LIST));
        settle(mentor);
        cancel(participant);
        timeMachine.settle();
        assertThat(mentorings.of(participant.id())).isEmpty();
        assertThat(lettersTo(mentor)).contains(MailTemplate.MENTORING_ENDED);
    }

    @Test
    void aHardDecisionGoesBetweenTheTwoAndStaffSeeOnlyHowOftenTheyMet() {
        String question = "Vraag " + UUID.randomUUID();
        String answer = "Antwoord " + UUID.randomUUID();
        settle(mentor);
        String link = mentorsLink();
        Visitor asMentor = new Visitor(port);
        asMentor.submit(link, link + "/confirm", Map.of());
        Visitor visitor = signedIn(participant);
        visitor.submit(page(), page() + "/questions", Map.of("question", question));
        visitor.submit(page(), page() + "/questions", Map.of("question", question));
        assertThat(mentorings.questions(mentoring().id())).hasSize(1);
        assertThat(asMentor.get(link).body()).contains(question);
        UUID id = mentorings.questions(mentoring().id()).get(0).id();
        asMentor.submit(link, link + "/questions/" + id, Map.of("answer", answer));
        assertThat(visitor.get(page()).body()).contains(answer);
        asMentor.submit(link, link + "/meetings", Map.of("on", clock.today().toString(), "form", "PHONE"));
        visitor.submit(page(), page() + "/meetings", Map.of("on", "2099-01-01", "form", "ONLINE"));
        assertThat(visitor.get(page()).body()).contains("telefonisch", "niet in de toekomst");
        timeMachine.settle();

        assertThat(lettersTo(mentor)).contains(MailTemplate.MENTOR_QUESTION);
        assertThat(lettersAbout(participant)).contains("MENTOR_ANSWER");
        assertThat(Visitor.staff(port, "coordinator")
                        .get("/desk/editions/" + edition.id() + "/mentors")
                        .body())
                .contains("één keer");
        for (String secret : List.of(question, answer)) {
            assertThat(tablesWith(secret)).containsExactly("mentor_question");
            assertThat(whatStaffRead()).noneMatch(page -> page.contains(secret));
        }
    }

    @Test
    void privateNotesAreReadByNobodyElse() {
        String secret = "Geheim " + UUID.randomUUID();
        settle(mentor);
        Visitor visitor = signedIn(participant);
        visitor.submit(page(), page() + "/notes", Map.of("note", secret));

        assertThat(visitor.get(page()).body()).contains(secret);
        assertThat(tablesWith(secret)).containsExactly("private_note");
        assertThat(new Visitor(port).get(mentorsLink()).body()).doesNotContain(secret);
        assertThat(whatStaffRead()).hasSizeGreaterThan(30).noneMatch(page -> page.contains(secret));
        Enrolment other = aConfirmedCandidate(edition);
        enrolling.startDeciding(other.id());
        enrolling.admit(other.id());
        Visitor stranger = signedIn(other);
        assertThat(stranger.get(page()).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/my/enrolments/" + other.reference() + "/mentor")
                        .body())
                .doesNotContain(secret);
        UUID note = database.sql("select id from kring.private_note where enrolment_id = ?")
                .param(participant.id())
                .query(UUID.class)
                .single();
        String theirs = "/my/enrolments/" + other.reference() + "/mentor";
        stranger.submit(theirs, theirs + "/notes/" + note + "/remove", Map.of());
        assertThat(visitor.get(page()).body()).contains(secret);
        visitor.submit(page(), page() + "/notes/" + note + "/remove", Map.of());
        assertThat(tablesWith(secret)).isEmpty();
    }

    /** Every page and answer about the participant, the edition and the programme, for each role. */
    private List<String> whatStaffRead() {
        String ofEdition = "/desk/editions/" + edition.id();
        String ofEnrolment = "/desk/enrolments/" + participant.reference();
        List<String> addresses = List.of(
                "/desk",
                ofEdition,
                ofEdition + "/mentors",
                ofEdition + "/times",
                ofEdition + "/settings",
                ofEnrolment,
                "/desk/mail",
                "/desk/invoices",
                "/desk/networks",
                "/api/v1/editions/" + edition.id() + "/enrolments",
                "/api/v1/editions/" + edition.id(),
                "/engine-rest/history/variable-instance?maxResults=5000",
                "/engine-rest/variable-instance?maxResults=5000",
                "/engine-rest/history/detail?maxResults=5000");
        List<String> read = new ArrayList<>();
        for (String role : List.of("coordinator", "facilitator", "administrator")) {
            Visitor staff = Visitor.staff(port, role);
            addresses.forEach(address -> read.add(
                    (address.startsWith("/desk") ? staff.get(address) : staff.getAs(role, role, address)).body()));
        }
        mailLog.about(participant.id()).forEach(entry -> read.add(entry.letter().text()));
        mailLog.to(mentor.email()).forEach(entry -> read.add(entry.letter().text()));
        return read;
    }

    /** The tables of the database in which a text stands. */
    private List<String> tablesWith(String text) {
        return database.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema in ('kring', 'public') and table_type = 'BASE TABLE'""").query(String.class).list().stream()
                .filter(table -> database.sql("select exists (select from " + table + " t where t::text like ?)")
                        .param("%" + text + "%")
                        .query(Boolean.class)
                        .single())
                .map(table -> table.substring(table.indexOf('.') + 1))
                .toList();
    }

    private Mentor aMentor(String organisation) {
        String email = "mentor-" + UUID.randomUUID() + "@gemeente.example";
        mentors.add(edition.programme().id(), "Marga Proef", email, organisation, 2, COORDINATOR);
        return mentors.of(edition.programme().id()).stream()
                .filter(each -> each.email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private void settle(Mentor with) {
        mentorings.settle(edition.id(), participant.id(), with.id(), COORDINATOR);
        timeMachine.settle();
    }

    private Mentoring mentoring() {
        return mentorings.of(participant.id()).orElseThrow();
    }

    private String page() {
        return "/my/enrolments/" + participant.reference() + "/mentor";
    }

    /** Out of the newest letter with such a link, as the mailbox has it: what staff see of it has none. */
    private String mentorsLink() {
        return mailbox.letters().stream()
                .filter(letter -> letter.text().contains("/mentor/"))
                .findFirst()
                .orElseThrow()
                .text()
                .replaceAll("(?s).*?(/mentor/[A-Za-z0-9_-]+).*", "$1");
    }

    private List<MailTemplate> lettersTo(Mentor whom) {
        return mailLog.to(whom.email()).stream().map(MailLog.Entry::template).toList();
    }

    private Visitor signedIn(Enrolment candidate) {
        Visitor visitor = new Visitor(port);
        visitor.submit("/my/sign-in", "/my/sign-in", Map.of("email", candidate.email()));
        timeMachine.settle();
        String link = mailLog.to(candidate.email()).stream()
                .filter(entry -> entry.template() == MailTemplate.SIGN_IN_LINK)
                .map(entry -> mailbox.letter(entry.id()).orElseThrow().text())
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s).*?(/my/sign-in/[A-Za-z0-9_-]+).*", "$1");
        visitor.submit(link, link, Map.of());
        return visitor;
    }
}
