package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.Visitor;
import nl.kring.companion.Companions;
import nl.kring.companion.HalfDay;
import nl.kring.companion.Intervision;
import nl.kring.companion.IntervisionRefused;
import nl.kring.companion.Intervisions;
import nl.kring.companion.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.StaffRole;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The half-days of a small group: a poll settles when, and in turn somebody's case is central. */
class IntervisionProcessTest extends JourneyTest {

    private static final String CASE = "Mijn wethouder passeert mij telkens";

    @Autowired
    Companions companions;

    @Autowired
    Intervisions intervisions;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private Edition edition;
    private List<Enrolment> people;
    private Enrolment newcomer;
    private Enrolment later;
    private UUID group;

    @BeforeEach
    void aGroupOfThree() {
        edition = anOpenEditionOf("intervisie-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            ObjectNode rules = yaml.putObject("companions").putObject("INTERVISION");
            rules.put("from", 2).put("to", 4).putArray("after").add(1).add(2);
            ((ObjectNode) yaml.get("waits"))
                    .putObject("answerDatePoll")
                    .put("remindAfter", "P3D")
                    .put("escalateAfter", "P5D")
                    .put("endAfter", "P7D");
        });
        people = Stream.generate(this::anAdmitted).limit(3).toList();
        newcomer = anAdmitted();
        later = anAdmitted();
        companions.settle(
                edition.id(),
                Kind.INTERVISION,
                List.of(people.stream().map(Enrolment::id).toList()),
                COORDINATOR);
        group = companions.groups(edition.id(), Kind.INTERVISION).get(0).id();
    }

    @Test
    void theHalfDayThatSuitsMostIsSettledAndInvitedTo() {
        openPoll();
        assertThat(lettersAbout(people.get(0))).contains("DATES_ASKED");
        List<HalfDay> halfDays = intervisions.halfDays(first());
        assertThat(halfDays)
                .hasSize(4)
                .allMatch(halfDay -> halfDay.startsAt().toInstant().isAfter(clock.instant()));

        suits(people.get(0), halfDays.get(0), halfDays.get(2));
        suits(people.get(1), halfDays.get(2));
        assertThat(first().isSettled()).isFalse();
        suits(people.get(2), halfDays.get(1), halfDays.get(2));
        timeMachine.settle();

        assertThat(first().startsAt()).isEqualTo(halfDays.get(2).startsAt());
        String calendar = attached(letter(people.get(1), MailTemplate.INTERVISION_SETTLED));
        assertThat(calendar).contains("METHOD:REQUEST", first().id() + "@kring", "SUMMARY:Intervisie");
    }

    @Test
    void whenTimeIsUpTheAnswersThatAreThereDecideAndTheEarliestOfSeveral() {
        openPoll();
        List<HalfDay> halfDays = intervisions.halfDays(first());
        suits(people.get(0), halfDays.get(1), halfDays.get(3));
        suits(people.get(2), halfDays.get(3), halfDays.get(1));

        passTimeUntil(closing());

        assertThat(first().startsAt()).isEqualTo(halfDays.get(1).startsAt());
        assertThat(openTasks(people.get(1), "Task_AnswerDatePoll")).isEmpty();
        assertThatExceptionOfType(IntervisionRefused.class)
                .isThrownBy(
                        () -> intervisions.answer(first().id(), people.get(1).id(), List.of()));
    }

    @Test
    void whereNothingSuitsTwoAFacilitatorSettlesAHalfDay() {
        openPoll();
        List<HalfDay> halfDays = intervisions.halfDays(first());
        suits(people.get(0), halfDays.get(0));
        suits(people.get(1), halfDays.get(1));
        suits(people.get(2));
        Task task = editionTask(edition, "Task_SettleHalfDay");
        assertThat(isOfferedTo(StaffRole.FACILITATORS, task)).isTrue();
        assertThat(shown(task, FACILITATOR, "members")).contains(people.get(0).email());

        ZonedDateTime day = halfDays.get(3).startsAt().plusDays(1);
        answerAs(FACILITATOR, task, Map.of("startsAt", local(day), "endsAt", local(day.plusHours(3))));
        timeMachine.settle();

        assertThat(first().startsAt()).isEqualTo(day);
        assertThat(lettersAbout(people.get(2))).contains("INTERVISION_SETTLED");
    }

    @Test
    void inTurnACaseIsCentralThatOnlyTheGroupReads() {
        settleHalfDay();
        Enrolment bringer = people.get(0);
        assertThat(first().isBroughtBy(bringer.id())).isTrue();
        answer(bringer, "Task_DescribeCase", Map.of("caseText", CASE));

        assertThat(intervisions.caseFor(first(), people.get(1))).contains(CASE);
        assertThat(intervisions.caseFor(first(), newcomer)).isEmpty();
        assertThat(database.sql("select answers::text from kring.form_submission where task_key = 'Task_DescribeCase'"
                                + " and enrolment_id = ?")
                        .param(bringer.id())
                        .query(String.class)
                        .list())
                .containsExactly("{}");
        for (String staff : List.of("coordinator", "facilitator", "administrator")) {
            Visitor visitor = Visitor.staff(port, staff);
            assertThat(visitor.get("/desk/editions/" + edition.id() + "/companions")
                            .body())
                    .contains("Casus van " + bringer.name())
                    .doesNotContain(CASE);
            assertThat(visitor.get("/desk/enrolments/" + bringer.reference()).body())
                    .doesNotContain(CASE);
        }
        assertThat(signedIn(people.get(1)).get(page(people.get(1))).body()).contains(CASE);

        passTimeUntil(Objects.requireNonNull(first().endsAt()));
        List<Intervision> all = intervisions.of(group);
        assertThat(all).extracting(Intervision::afterMeeting).containsExactly(1, 2);
        assertThat(intervisions.turns(all.get(1)))
                .containsExactly(people.get(1).id(), people.get(2).id());
    }

    @Test
    void theGroupCanGiveAnotherTheTurnButNobodyTwice() {
        settleHalfDay();
        intervisions.bring(first().id(), people.get(1).id());
        assertThat(openTasks(people.get(0), "Task_DescribeCase")).isEmpty();
        assertThat(lettersAbout(people.get(2))).contains("CASE_MOVED");
        answer(people.get(1), "Task_DescribeCase", Map.of("caseText", CASE));
        passTimeUntil(Objects.requireNonNull(first().endsAt()));

        passTimeUntil(meetingEnd(2));
        people.forEach(member -> suits(member, intervisions.halfDays(second()).get(0)));
        timeMachine.settle();

        assertThat(second().isBroughtBy(people.get(0).id())).isTrue();
        assertThatExceptionOfType(IntervisionRefused.class)
                .isThrownBy(
                        () -> intervisions.bring(second().id(), people.get(1).id()))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(IntervisionRefused.Reason.OTHERS_FIRST));
        passTimeUntil(Objects.requireNonNull(second().endsAt()));
        assertThat(intervisions.of(group)).hasSize(2);
        assertThat(endsOf(edition)).contains("EndEvent_IntervisionClosed");
    }

    @Test
    void whoeverLeavesIsNotWaitedForAndAnotherCaseIsCentral() {
        settleHalfDay();
        cancel(enrolments.get(people.get(0).id()));
        timeMachine.settle();

        assertThat(first().isBroughtBy(people.get(1).id())).isTrue();
        assertThat(openTasks(people.get(1), "Task_DescribeCase")).hasSize(1);
        assertThat(openTasks(people.get(0), "Task_DescribeCase")).isEmpty();
        assertThat(attached(letter(people.get(0), MailTemplate.INTERVISION_CANCELLED)))
                .contains("METHOD:CANCEL");
        people.subList(1, 3).forEach(member -> cancel(enrolments.get(member.id())));
        timeMachine.settle();
        assertThat(endsOf(edition)).contains("EndEvent_IntervisionDropped");
    }

    @Test
    void whoeverIsAddedIsAskedTooAndInvitedToWhatIsAhead() {
        openPoll();
        List<HalfDay> halfDays = intervisions.halfDays(first());
        suits(people.get(0), halfDays.get(0));
        companions.place(edition.id(), group, newcomer.id(), COORDINATOR);

        assertThat(openTasks(people.get(0), "Task_AnswerDatePoll")).isEmpty();
        suits(newcomer, halfDays.get(0));
        suits(people.get(1), halfDays.get(0));
        suits(people.get(2));
        timeMachine.settle();
        assertThat(lettersAbout(newcomer)).contains("INTERVISION_SETTLED");
        cancel(enrolments.get(people.get(2).id()));
        companions.place(edition.id(), group, later.id(), COORDINATOR);

        assertThat(lettersAbout(later)).contains("INTERVISION_SETTLED");
    }

    @Test
    void aGroupThatIsDissolvedMeetsNoMore() {
        settleHalfDay();
        companions.dissolve(edition.id(), group, COORDINATOR);

        assertThat(endsOf(edition)).contains("EndEvent_IntervisionDropped");
        assertThat(lettersAbout(people.get(2))).contains("INTERVISION_CANCELLED");
        assertThat(openTasks(people.get(0), "Task_DescribeCase")).isEmpty();
        timeMachine.settle();
    }

    @Test
    void membersArrangeAllOfItOnThePageOfTheirGroup() {
        openPoll();
        Enrolment member = people.get(1);
        Visitor visitor = signedIn(member);
        String page = page(member);
        String poll = page + "/" + first().id();
        HalfDay halfDay = intervisions.halfDays(first()).get(1);

        assertThat(visitor.get(page).body()).contains("Welke dagdelen schikken je?", "nog niemand kan");
        visitor.submit(page, poll + "/answer", Map.of("suiting", halfDay.id().toString()));
        assertThat(visitor.get(page).body()).contains("1 kan", "checked");
        assertThat(openTasks(member, "Task_AnswerDatePoll")).isEmpty();
        visitor.submit(page, poll + "/propose", Map.of("day", "niet", "from", "10:00", "to", "12:00"));
        assertThat(visitor.get(page).body()).contains("Kies een dag in de toekomst");
        String day = halfDay.startsAt().plusDays(2).toLocalDate().toString();
        visitor.submit(page, poll + "/propose", Map.of("day", day, "from", "10:00", "to", "12:00"));
        assertThat(intervisions.halfDays(first())).hasSize(5);
        assertThat(lettersAbout(people.get(0))).contains("DATE_ADDED");
        people.stream().filter(each -> each != member).forEach(each -> suits(each, halfDay));
        timeMachine.settle();

        visitor.submit(page, poll + "/link", Map.of("link", "javascript:alert(1)"));
        assertThat(first().link()).isNull();
        visitor.submit(page, poll + "/link", Map.of("link", "https://meet.example/groep-1"));
        assertThat(attached(letter(people.get(0), MailTemplate.INTERVISION_SETTLED)))
                .contains("https://meet.example/groep-1", "SEQUENCE:1");
        visitor.submit(page, poll + "/turn", Map.of("member", member.id().toString()));
        assertThat(visitor.get(page).body()).contains("jouw casus centraal");
        visitor.submit(page, poll + "/case", Map.of("caseText", CASE));
        visitor.submit(page, poll + "/case", Map.of("caseText", CASE + ", alweer"));
        assertThat(intervisions.caseFor(first(), people.get(0))).contains(CASE + ", alweer");
        assertThat(signedIn(newcomer).get(page).statusCode()).isEqualTo(404);
    }

    private Enrolment anAdmitted() {
        Enrolment candidate = aConfirmedCandidate(edition);
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        return enrolments.get(candidate.id());
    }

    private Intervision first() {
        return intervisions.of(group).get(0);
    }

    private Intervision second() {
        return intervisions.of(group).get(1);
    }

    private ZonedDateTime meetingEnd(int number) {
        return editions.get(edition.id()).meetings().get(number).endsAt();
    }

    private ZonedDateTime closing() {
        return Objects.requireNonNull(first().pollClosesAt());
    }

    private void openPoll() {
        passTimeUntil(meetingEnd(1));
    }

    private void settleHalfDay() {
        openPoll();
        people.forEach(member -> suits(member, intervisions.halfDays(first()).get(0)));
        timeMachine.settle();
    }

    private void suits(Enrolment member, HalfDay... halfDays) {
        answer(
                member,
                "Task_AnswerDatePoll",
                Map.of(
                        "suiting",
                        Stream.of(halfDays)
                                .map(halfDay -> halfDay.id().toString())
                                .toList()));
    }

    private String page(Enrolment member) {
        return "/my/enrolments/" + member.reference() + "/companions/" + group;
    }

    private static String local(ZonedDateTime moment) {
        return moment.toLocalDateTime().toString();
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
