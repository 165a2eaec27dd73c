package nl.kring.journey.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.kring.AtOnce;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.AbsenceCalendar;
import nl.kring.identity.Absences;
import nl.kring.identity.AccountRefused;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditEntry;
import nl.kring.identity.AuditTrail;
import nl.kring.identity.StaffAccounts;
import nl.kring.identity.StaffAccounts.Person;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.identity.StaffRole;
import nl.kring.intake.ConversationSlot;
import nl.kring.journey.JourneyTest;
import nl.kring.journey.TaskLabels;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class StandInTest extends JourneyTest {

    private static final Actor ADMINISTRATOR = Actor.staff("administrator", "Anna Beheerder");
    private static final String PASSWORD = "een fiets in de regen";
    private static final String TASKLIST = "/camunda/api/engine/engine/default";

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="StandInTest" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="toCall" sourceRef="start" targetRef="call"/>
                <userTask id="call" name="Call" camunda:formRef="FollowUpAbsence" camunda:formRefBinding="latest"
                    camunda:candidateGroups="facilitators" camunda:assignee="WHO"/>
              </process>
            </definitions>
            """;

    @LocalServerPort
    int port;

    @Autowired
    Absences absences;

    @Autowired
    AbsenceCalendar calendar;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    StaffDirectory staff;

    @Autowired
    StandInTasks standInTasks;

    @Autowired
    IdentityService identity;

    @Autowired
    RepositoryService repository;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient database;

    private String farah;
    private String sem;
    private LocalDate today;

    @BeforeEach
    void twoFacilitators() {
        today = clock.today();
        farah = somebody("Farah", StaffRole.FACILITATORS);
        sem = somebody("Sem", StaffRole.FACILITATORS);
    }

    /** Absences of people whom other tests know nothing of must not stand in the way of their letters. */
    @AfterEach
    void everybodyIsBackAndGone() {
        calendar.presentAndComing().forEach(absence -> absences.end(absence, ADMINISTRATOR));
        standInTasks.catchUp();
        accounts.all().stream()
                .filter(account -> account.familyName().equals("Vervangtest"))
                .forEach(account -> {
                    identity.deleteUser(account.id());
                });
    }

    // Tasks

    @Test
    void whatWasTakenUpGoesToTheStandInWhenTheAbsenceBeginsAndComesBackAfterIt() {
        Task task = aConversation();
        String about = subject(task);
        tasks.claim(task.getId(), farah);
        absences.plan(farah, today.plusDays(1), today.plusDays(2), sem, ADMINISTRATOR);
        assertThat(assignee(task)).isEqualTo(farah);

        passTimeUntil(today.plusDays(1).atTime(9, 0).atZone(AppClock.ZONE));

        assertThat(assignee(task)).isEqualTo(sem);
        assertThat(subject(task)).isEqualTo(about + " · voor Farah Vervangtest");
        assertThat(listFor(sem)).contains(task.getId()).contains("voor Farah Vervangtest");

        passTimeUntil(today.plusDays(2).atTime(23, 30).atZone(AppClock.ZONE));
        assertThat(assignee(task)).isEqualTo(sem);
        passTimeUntil(today.plusDays(3).atTime(0, 30).atZone(AppClock.ZONE));

        assertThat(assignee(task)).isEqualTo(farah);
        assertThat(owner(task)).isNull();
        assertThat(subject(task)).isEqualTo(about);
        assertThat(audit.aboutStaff(farah, 10))
                .extracting(AuditEntry::action)
                .startsWith("absence.over", "absence.began", "absence.planned");
    }

    @Test
    void anAbsenceFromTodayBeginsAtOnceAndWhatIsDoneStaysDone() {
        Task task = aConversation();
        tasks.claim(task.getId(), farah);

        absences.plan(farah, today, today.plusDays(1), sem, ADMINISTRATOR);

        assertThat(assignee(task)).isEqualTo(sem);
        answerAs(
                Actor.staff(sem, "Sem"),
                task,
                Map.of("conversationHeld", "YES", "report", "Goed gesprek", "impression", "Past"));
        passTime(Duration.ofDays(2));
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
        assertThat(history.createHistoricTaskInstanceQuery()
                        .taskId(task.getId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo(sem);
    }

    @Test
    void whatTheProcessAssignsLaterGoesToTheStandInAsWell() {
        String deployment = repository
                .createDeployment()
                .addString("StandInTest.bpmn", MODEL.replace("WHO", farah))
                .deploy()
                .getId();
        try {
            absences.plan(farah, today, today, sem, ADMINISTRATOR);
            runtime.startProcessInstanceByKey("StandInTest", "ST-1", Variables.putValue("enrolmentId", "ST-1"));
            Task task =
                    tasks.createTaskQuery().processDefinitionKey("StandInTest").singleResult();

            assertThat(task.getAssignee()).isEqualTo(sem);
            assertThat(subject(task)).isEqualTo("ST-1 · voor Farah Vervangtest");
            assertThat(listFor(sem)).contains(task.getId());

            Task other = aConversation();
            tasks.claim(other.getId(), farah);
            assertThat(assignee(other)).isEqualTo(sem);

            absences.end(calendar.on(farah, today).orElseThrow(), ADMINISTRATOR);
            assertThat(assignee(task)).isEqualTo(farah);
            assertThat(subject(task)).isEqualTo("ST-1");
            assertThat(assignee(other)).isEqualTo(farah);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void whoeverIsAwayMayLookAndWhatTheyTakeUpThemselvesTheyKeep() {
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        absences.plan(farah, today, today, sem, ADMINISTRATOR);

        assertThat(listFor(farah)).contains(task.getId());
        assertThat(inTasklist(farah, "claim", task).statusCode()).isNotEqualTo(204);
        Task another = aConversation();
        assertThat(inTasklist(farah, "claim", another).statusCode()).isEqualTo(204);
        standInTasks.catchUp();

        assertThat(assignee(task)).isEqualTo(sem);
        assertThat(assignee(another)).isEqualTo(farah);
    }

    @Test
    void whatTheStandInReleasesIsTheGroupsAndWhatSomebodyElseTookUpStaysThere() {
        Task released = aConversation();
        Task taken = aConversation();
        tasks.claim(released.getId(), farah);
        tasks.claim(taken.getId(), farah);
        absences.plan(farah, today, today, sem, ADMINISTRATOR);

        inTasklist(sem, "unclaim", released);
        tasks.setAssignee(taken.getId(), "facilitator");
        standInTasks.catchUp();

        assertThat(assignee(released)).isNull();
        assertThat(subject(released)).doesNotContain("voor");
        assertThat(assignee(taken)).isEqualTo("facilitator");
        passTime(Duration.ofDays(1));
        assertThat(assignee(released)).isNull();
        assertThat(assignee(taken)).isEqualTo("facilitator");
    }

    // Stand-ins who are not there

    @Test
    void aStandInWhoIsAwayAsWellIsStoodInFor() {
        String noor = somebody("Noor", StaffRole.FACILITATORS);
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        absences.plan(farah, today, today.plusDays(3), sem, ADMINISTRATOR);
        absences.plan(sem, today, today.plusDays(1), noor, ADMINISTRATOR);

        assertThat(assignee(task)).isEqualTo(noor);
        assertThat(subject(task)).endsWith("voor Farah Vervangtest");
        passTime(Duration.ofDays(2));
        assertThat(assignee(task)).isEqualTo(sem);
        passTime(Duration.ofDays(2));
        assertThat(assignee(task)).isEqualTo(farah);
    }

    @Test
    void whereTheStandInIsBlockedTheTaskIsTheGroupsUntilThePersonIsBack() {
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        absences.plan(farah, today, today.plusDays(1), sem, ADMINISTRATOR);

        accounts.block(sem, ADMINISTRATOR);

        assertThat(assignee(task)).isNull();
        assertThat(Visitor.staff(port, "administrator").get("/desk/absences").body())
                .contains("niemand vervangt");
        accounts.unblock(sem, ADMINISTRATOR);
        assertThat(assignee(task)).isEqualTo(sem);
        accounts.block(sem, ADMINISTRATOR);
        passTime(Duration.ofDays(2));
        assertThat(assignee(task)).isEqualTo(farah);
    }

    @Test
    void aStandInWhoLosesTheRoleInCamundaAdminDoesNotKeepTheTasks() {
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        absences.plan(farah, today, today.plusDays(1), sem, ADMINISTRATOR);

        identity.deleteMembership(sem, StaffRole.FACILITATORS.group());
        standInTasks.catchUp();

        assertThat(assignee(task)).isNull();
    }

    @Test
    void aStandInWhoseAccountIsDeletedDoesNotKeepTheTasks() {
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        absences.plan(farah, today, today.plusDays(1), sem, ADMINISTRATOR);

        identity.deleteUser(sem);
        standInTasks.catchUp();

        assertThat(assignee(task)).isNull();
        assertThat(Visitor.staff(port, "administrator").get("/desk/absences").body())
                .contains("niemand vervangt");
    }

    @Test
    void whoeverIsBlockedWhileAwayGetsNothingBack() {
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        absences.plan(farah, today, today.plusDays(1), sem, ADMINISTRATOR);

        accounts.block(farah, ADMINISTRATOR);
        assertThat(assignee(task)).isEqualTo(sem);
        passTime(Duration.ofDays(2));

        assertThat(assignee(task)).isNull();
        assertThat(owner(task)).isNull();
        assertThat(subject(task)).doesNotContain("voor");
    }

    // Letters

    @Test
    void lettersToTheRoleReachTheStandInOnceAndNotWhoIsAway() {
        assertThat(idsOf(StaffRole.FACILITATORS)).contains(farah, sem);

        absences.plan(farah, today, today.plusDays(1), sem, ADMINISTRATOR);

        assertThat(idsOf(StaffRole.FACILITATORS)).containsOnlyOnce(sem).doesNotContain(farah);
        String chief = somebody("Chris", StaffRole.ADMINISTRATORS);
        absences.end(calendar.on(farah, today).orElseThrow(), ADMINISTRATOR);
        absences.plan(farah, today, today.plusDays(1), chief, ADMINISTRATOR);
        assertThat(idsOf(StaffRole.FACILITATORS)).contains(sem, chief).doesNotContain(farah);
    }

    @Test
    void theReminderOfATaskGoesToWhoDoesItToday() {
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        absences.plan(farah, today, today.plusDays(60), sem, ADMINISTRATOR);

        passTime(Duration.ofDays(40));

        assertThat(lettersAbout(task, farah + "@kring.example")).isEmpty();
        assertThat(lettersAbout(task, sem + "@kring.example")).contains("TASK_REMINDER");
    }

    @Test
    void theStandInIsToldOnce() {
        absences.plan(farah, today.plusDays(3), today.plusDays(5), sem, ADMINISTRATOR);
        absences.plan(farah, today.plusDays(3), today.plusDays(5), sem, ADMINISTRATOR);

        assertThat(mailLog.recent(50).stream()
                        .filter(entry -> entry.template() == MailTemplate.STANDING_IN)
                        .filter(entry -> entry.to().email().equals(sem + "@kring.example"))
                        .map(MailLog.Entry::letter))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("Farah Vervangtest is afwezig van"));
        assertThat(calendar.presentAndComing(farah)).hasSize(1);
    }

    // Rules

    @Test
    void saysWhichDaysAndStandInsCannotBe() {
        absences.plan(farah, today.plusDays(10), today.plusDays(12), sem, ADMINISTRATOR);

        refused("fromDay", "absencePast", farah, today.minusDays(1), today, sem);
        refused("untilDay", "absenceTurned", farah, today.plusDays(3), today.plusDays(2), sem);
        refused("fromDay", "absenceOverlaps", farah, today.plusDays(12), today.plusDays(14), sem);
        refused("fromDay", "absenceOverlaps", farah, today.plusDays(9), today.plusDays(14), sem);
        refused("standIn", "absenceOwnStandIn", farah, today, today, farah);
        refused("standIn", "absenceNotCovered", farah, today, today, "coordinator");
        refused("standIn", "absenceNotCovered", farah, today, today, "nobody");
        absences.plan(farah, today.plusDays(13), today.plusDays(14), sem, ADMINISTRATOR);
        assertThat(calendar.presentAndComing(farah)).hasSize(2);
    }

    @Test
    void nobodyStandsInForEachOtherInARing() {
        String noor = somebody("Noor", StaffRole.FACILITATORS);
        absences.plan(farah, today.plusDays(1), today.plusDays(5), sem, ADMINISTRATOR);

        refused("standIn", "absenceRing", sem, today.plusDays(5), today.plusDays(9), farah);
        absences.plan(sem, today.plusDays(4), today.plusDays(9), noor, ADMINISTRATOR);
        refused("standIn", "absenceRing", noor, today, today.plusDays(4), farah);
        // On these days Farah is there again, or Sem still is.
        absences.plan(noor, today.plusDays(6), today.plusDays(9), farah, ADMINISTRATOR);
        refused("standIn", "absenceRing", noor, today.plusDays(1), today.plusDays(5), sem);
        absences.plan(noor, today.plusDays(1), today.plusDays(3), farah, ADMINISTRATOR);
    }

    @Test
    void whatIsCalledOffOrEndedDoesNotComeBackAndEndingTwiceIsEndingOnce() {
        absences.plan(farah, today.plusDays(1), today.plusDays(2), sem, ADMINISTRATOR);
        var planned = calendar.presentAndComing(farah).get(0);

        absences.end(planned, ADMINISTRATOR);
        absences.end(planned, ADMINISTRATOR);
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        passTimeUntil(today.plusDays(1).atTime(12, 0).atZone(AppClock.ZONE));

        assertThat(assignee(task)).isEqualTo(farah);
        assertThat(calendar.presentAndComing(farah)).isEmpty();
        assertThat(audit.aboutStaff(farah, 20))
                .extracting(AuditEntry::action)
                .containsOnlyOnce("absence.ended")
                .doesNotContain("absence.began", "absence.over");
        absences.plan(farah, today.plusDays(1), today.plusDays(2), sem, ADMINISTRATOR);
    }

    // At the same time

    @Test
    void ofTwoWhoPlanTheSameDaysAtOnceOneIsRefused() throws Exception {
        String noor = somebody("Noor", StaffRole.FACILITATORS);
        List<Callable<Object>> both = List.of(
                () -> {
                    absences.plan(farah, today.plusDays(1), today.plusDays(4), sem, ADMINISTRATOR);
                    return sem;
                },
                () -> {
                    absences.plan(farah, today.plusDays(3), today.plusDays(6), noor, ADMINISTRATOR);
                    return noor;
                });

        List<Throwable> ends = AtOnce.run(both);

        assertThat(ends.stream().filter(Objects::isNull)).hasSize(1);
        assertThat(ends.stream().filter(Objects::nonNull)).singleElement().isInstanceOf(AccountRefused.class);
        assertThat(calendar.presentAndComing(farah)).hasSize(1);
    }

    @Test
    void severalNodesPassATaskOnOnce() throws Exception {
        Task task = aConversation();
        tasks.claim(task.getId(), farah);
        database.sql("""
                insert into kring.staff_absence (id, user_id, from_day, until_day, stand_in, set_by, set_at)
                values (:id, :user, :today, :today, :standIn, 'test', now())""")
                .param("id", UUID.randomUUID())
                .param("user", farah)
                .param("today", today)
                .param("standIn", sem)
                .update();
        Callable<Object> node = () -> {
            standInTasks.catchUp();
            return sem;
        };

        assertThat(AtOnce.run(Collections.nCopies(4, node))).containsOnlyNulls();

        assertThat(assignee(task)).isEqualTo(sem);
        assertThat(audit.aboutStaff(farah, 20)).extracting(AuditEntry::action).containsOnlyOnce("absence.began");
    }

    // Conversations

    @Test
    void candidatesCannotChooseTimesOfWhoIsAwayAndPlannedOnesAreShown() {
        Edition edition = anOpenEdition();
        var thatDay = today.plusDays(9).atTime(10, 0).atZone(AppClock.ZONE);
        conversations.offer(edition.id(), thatDay, "https://meet.example/f", farah);
        conversations.offer(edition.id(), thatDay.plusHours(2), "https://meet.example/f", farah);
        conversations.offer(edition.id(), thatDay, "https://meet.example/s", sem);
        List<ConversationSlot> free = conversations.open(edition.id());
        assertThat(free).extracting(ConversationSlot::facilitator).contains(farah, sem);
        Enrolment candidate = aConfirmedCandidate(edition);
        fillInIntakeForm(candidate);
        ConversationSlot chosen = slotOf(free, farah);
        assertThat(conversations.choose(candidate.id(), edition.id(), chosen.id()))
                .isTrue();

        absences.plan(farah, today.plusDays(9), today.plusDays(9), sem, ADMINISTRATOR);

        assertThat(conversations.open(edition.id()))
                .extracting(ConversationSlot::facilitator)
                .contains(sem)
                .doesNotContain(farah);
        Enrolment late = aConfirmedCandidate(edition);
        ConversationSlot other = free.stream()
                .filter(slot -> slot.facilitator().equals(farah) && !slot.id().equals(chosen.id()))
                .findFirst()
                .orElseThrow();
        assertThat(conversations.choose(late.id(), edition.id(), other.id())).isFalse();
        assertThat(Visitor.staff(port, "coordinator").get("/desk/absences").body())
                .contains(candidate.name())
                .contains("Farah Vervangtest")
                .contains("/desk/enrolments/" + candidate.reference());

        assertThat(Visitor.staff(port, "coordinator")
                        .get("/desk/editions/" + edition.id() + "/times")
                        .body())
                .contains("niet te kiezen: begeleider afwezig");

        absences.end(calendar.presentAndComing(farah).get(0), ADMINISTRATOR);
        assertThat(conversations.open(edition.id()))
                .extracting(ConversationSlot::facilitator)
                .containsOnlyOnce(farah);
        assertThat(conversations.withoutFacilitator())
                .extracting(ConversationSlot::facilitator)
                .doesNotContain(farah);
    }

    // Pages

    @Test
    void everybodyPlansTheirOwnAbsenceAndAdministratorsThoseOfAll() {
        Visitor visitor = signedIn(farah);
        String own = "/desk/absences/of/" + farah;

        assertThat(visitor.get("/desk/absences/of/" + sem).statusCode()).isEqualTo(403);
        assertThat(visitor.get(own).body()).contains("Mijn afwezigheid").contains("value=\"" + sem + "\"");
        HttpResponse<String> wrong = visitor.submit(
                own, own, Map.of("fromDay", "" + today, "untilDay", "" + today.minusDays(1), "standIn", sem));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("op of na de eerste")
                .contains("value=\"" + today + "\"")
                .containsPattern("value=\"" + sem + "\"[^>]*selected");
        assertThat(visitor.submit(own, own, Map.of("fromDay", "" + today, "untilDay", "" + today, "standIn", sem))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get("/desk/absences").body()).contains("nu afwezig").contains("Sem Vervangtest");
        assertThat(visitor.get("/desk").statusCode()).isEqualTo(200);

        Visitor administrator = Visitor.staff(port, "administrator");
        assertThat(administrator.get("/desk/staff").body())
                .contains("afwezig tot en met")
                .contains("Sem Vervangtest vervangt");
        UUID absence = calendar.on(farah, today).orElseThrow().id();
        assertThat(signedIn(sem)
                        .submit("/desk/account", "/desk/absences/" + absence + "/end", Map.of())
                        .statusCode())
                .isEqualTo(403);
        administrator.submit(own, "/desk/absences/" + absence + "/end", Map.of());
        assertThat(calendar.presentAndComing(farah)).isEmpty();
    }

    @Test
    void nobodyOffersTimesInTheirOwnAbsence() {
        Edition edition = anOpenEdition();
        absences.plan(farah, today.plusDays(9), today.plusDays(9), sem, ADMINISTRATOR);
        String times = "/desk/editions/" + edition.id() + "/times";

        assertThat(signedIn(farah)
                        .submit(
                                times,
                                times,
                                Map.of(
                                        "day", "" + today.plusDays(9),
                                        "from", "10:00",
                                        "until", "12:00",
                                        "link", "https://meet.example/f"))
                        .body())
                .contains("Je bent die dag afwezig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void pagesSpeakBothLanguages(String language) {
        absences.plan(farah, today, today.plusDays(1), sem, ADMINISTRATOR);
        Visitor administrator = Visitor.staff(port, "administrator");
        for (String page : List.of("/desk/absences", "/desk/absences/of/" + farah, "/desk/staff/" + farah)) {
            assertThat(administrator.get(page + "?lang=" + language).body())
                    .as(page)
                    .contains("lang=\"" + language + "\"")
                    .doesNotContainPattern("\\?\\?[\\w.]+\\?\\?|desk\\.[a-zA-Z.]+_(nl|en)");
        }
    }

    // Helpers

    private void refused(String field, String reason, String who, LocalDate from, LocalDate until, String standIn) {
        assertThatThrownBy(() -> absences.plan(who, from, until, standIn, ADMINISTRATOR))
                .isInstanceOfSatisfying(AccountRefused.class, refused -> {
                    assertThat(refused.field()).isEqualTo(field);
                    assertThat(refused.reason()).isEqualTo(reason);
                });
    }

    private String somebody(String givenName, StaffRole... roles) {
        String id = "v" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        Set<StaffRole> all = new LinkedHashSet<>(List.of(roles));
        accounts.add(
                id, new Person(givenName, "Vervangtest", id + "@kring.example"), EnumSet.copyOf(all), ADMINISTRATOR);
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        return id;
    }

    private Visitor signedIn(String id) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(id, PASSWORD);
        return visitor;
    }

    private Task aConversation() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        return onlyTask(candidate, "Task_HoldIntakeConversation");
    }

    private static ConversationSlot slotOf(List<ConversationSlot> slots, String facilitator) {
        return slots.stream()
                .filter(slot -> slot.facilitator().equals(facilitator))
                .findFirst()
                .orElseThrow();
    }

    private List<String> idsOf(StaffRole role) {
        return staff.members(role).stream().map(StaffMember::id).toList();
    }

    private String assignee(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private String owner(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getOwner();
    }

    private String subject(Task task) {
        return (String) tasks.getVariableLocal(task.getId(), TaskLabels.SUBJECT);
    }

    /** What the first list in Tasklist has. */
    private String listFor(String user) {
        Visitor visitor = signedIn(user);
        visitor.get("/camunda/app/tasklist/default/");
        String filters = visitor.get(TASKLIST + "/filter?resourceType=Task").body();
        String id =
                filters.replaceAll(".*\"id\":\"([^\"]+)\",\"resourceType\":\"Task\",\"name\":\"Mijn werk\".*", "$1");
        return post(visitor, "/filter/" + id + "/list", "{}").body();
    }

    private HttpResponse<String> inTasklist(String user, String call, Task task) {
        Visitor visitor = signedIn(user);
        visitor.get("/camunda/app/tasklist/default/");
        return post(visitor, "/task/" + task.getId() + "/" + call, "{\"userId\":\"" + user + "\"}");
    }

    private static HttpResponse<String> post(Visitor visitor, String path, String body) {
        return visitor.json(
                "POST",
                TASKLIST + path,
                body,
                "X-XSRF-TOKEN",
                visitor.cookie("XSRF-TOKEN"),
                "Accept",
                "application/hal+json,application/json");
    }
}
