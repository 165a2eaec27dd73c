package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FormRejected;
import nl.kring.identity.StaffRole;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.InterestList;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EditionProcessTest extends JourneyTest {

    @Autowired
    InterestList interestList;

    @Test
    void leadsFromPlanningToTheYearUnderWay() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);

        passTimeUntil(edition.decisionDueAt());
        Task decision = editionTask(edition, "Task_DecideGoOrNoGo");
        assertThat(taskForms.open(decision.getId(), COORDINATOR).values())
                .containsEntry("admitted", 1)
                .containsEntry("minimum", 7)
                .containsEntry("maximum", 10);
        decideGo(edition, "GO");
        timeMachine.settle();

        assertThat(letter(participant, MailTemplate.EDITION_GOES_AHEAD).letter().text())
                .contains("Singelstraat");
        assertThat(editions.get(edition.id()).decision()).isEqualTo(Edition.Decision.GO);
        passTimeUntil(edition.kickOff().endsAt());
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        answer(participant, "Task_ConfirmAgreement", Map.of("confirmed", "true"));

        assertThat(endsOf(edition)).contains("EndEvent_YearStarted");
        assertThat(editions.get(edition.id()).status(clock.instant())).isEqualTo(Edition.Status.UNDER_WAY);
    }

    @Test
    void tellsTheInterestListOnceWhenEnrollingOpens() {
        String email = UUID.randomUUID() + "@school.example";
        Edition edition = planning.planEdition(
                PROGRAMME, "Test " + UUID.randomUUID(), clock.today().plusWeeks(30));
        interestList.add(edition.programme().id(), "Bram", email, Locale.forLanguageTag("nl"));
        assertThatExceptionOfType(EnrolmentRefused.class).isThrownBy(() -> aNewCandidate(edition));

        passTimeUntil(edition.priorityOpensAt().minusDays(1));
        assertThat(mailLog.to(email)).isEmpty();
        passTimeUntil(edition.priorityOpensAt());
        assertThat(mailLog.to(email)).hasSize(1);
        passTimeUntil(edition.enrolmentOpensAt());

        assertThat(mailLog.to(email))
                .extracting(entry -> entry.template())
                .containsExactly(MailTemplate.EDITION_OPENED);
        assertThat(statusOf(aNewCandidate(edition))).isEqualTo(EnrolmentStatus.RECEIVED);
        anOpenEdition();
        assertThat(mailLog.to(email)).hasSize(1);
    }

    @Test
    void reachingTheMinimumAsksForTheDecisionEarly() {
        Edition edition = anOpenEdition();
        planning.change(edition.id(), null, 2, null);
        anAdmittedCandidate(edition);
        assertThat(editionTasks(edition, "Task_DecideGoOrNoGo")).isEmpty();

        anAdmittedCandidate(edition);

        assertThat(editionTask(edition, "Task_DecideGoOrNoGo")).isNotNull();
        anAdmittedCandidate(edition);
        passTimeUntil(edition.decisionDueAt().plusHours(1));
        assertThat(editionTasks(edition, "Task_DecideGoOrNoGo")).hasSize(1);
    }

    @Test
    void aDecisionCanBePutOff() {
        Edition edition = anOpenEdition();
        passTimeUntil(edition.decisionDueAt());
        var until = edition.startsAt().toLocalDate().minusDays(9);

        decideLater(edition, until.toString());
        assertThat(editionTasks(edition, "Task_DecideGoOrNoGo")).isEmpty();
        assertThat(editions.get(edition.id()).decisionDueAt().toLocalDate()).isEqualTo(until);

        passTimeUntil(editions.get(edition.id()).decisionDueAt());
        assertThat(editionTask(edition, "Task_DecideGoOrNoGo")).isNotNull();
    }

    @Test
    void aDecisionCannotBePutOffUntilAfterTheStart() {
        Edition edition = anOpenEdition();
        passTimeUntil(edition.decisionDueAt());

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> decideLater(
                        edition, edition.startsAt().toLocalDate().plusDays(1).toString()));
        assertThat(editionTask(edition, "Task_DecideGoOrNoGo")).isNotNull();
    }

    @Test
    void aNoEndsEveryEnrolmentWithTheReason() {
        Edition edition = anOpenEditionWithPlaces(4);
        Enrolment admitted = anAdmittedCandidate(edition);
        Enrolment deciding = aCandidateWithCompleteIntake(edition);
        Enrolment inIntake = aConfirmedCandidate(edition);
        passTimeUntil(edition.decisionDueAt());
        Enrolment unconfirmed = aNewCandidate(edition);
        Enrolment late = aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WAITING);

        decideGo(edition, "NO_GO");
        timeMachine.settle();

        for (Enrolment ended : new Enrolment[] {admitted, deciding, inIntake, unconfirmed, late, waiting}) {
            assertThat(statusOf(ended)).isEqualTo(EnrolmentStatus.EDITION_CANCELLED);
            assertThat(letter(ended, MailTemplate.EDITION_CANCELLED).letter().text())
                    .contains("De cijfers");
            assertThat(endsOf(ended)).contains("EndEvent_EditionCancelled");
            assertThat(waitsOf(ended)).isEmpty();
        }
        assertThat(attached(letter(admitted, MailTemplate.EDITION_CANCELLED))).contains("METHOD:CANCEL");
        assertThat(lettersAbout(admitted)).contains("CREDIT_NOTE");
        planning.planEdition(
                PROGRAMME, "Volgende " + edition.id(), clock.today().plusWeeks(20));
        timeMachine.settle();
        assertThat(toldOfNextEdition(admitted)).isTrue();
        assertThat(toldOfNextEdition(waiting)).isTrue();
        assertThat(toldOfNextEdition(unconfirmed)).isFalse();
        assertThat(editions.get(edition.id()).status(clock.instant())).isEqualTo(Edition.Status.CANCELLED);
        assertThat(runtime.createProcessInstanceQuery()
                        .variableValueEquals(Facts.EDITION_ID, edition.id().toString())
                        .count())
                .isZero();
    }

    @Test
    void coordinatorsAreRemindedOfTheDecision() {
        Edition edition = anOpenEdition();
        passTimeUntil(edition.decisionDueAt());
        Task decision = editionTask(edition, "Task_DecideGoOrNoGo");
        assertThat(isOfferedTo(StaffRole.COORDINATORS, decision)).isTrue();

        passTime(Duration.ofDays(6));

        assertThat(lettersAbout(decision, "coordinator@kring.example"))
                .containsExactly("TASK_REMINDER", "TASK_ESCALATED");
    }

    private void decideLater(Edition edition, String until) {
        answerAs(
                COORDINATOR,
                editionTask(edition, "Task_DecideGoOrNoGo"),
                Map.of("decision", "LATER", "decideOn", until, "reason", "Nog twee gesprekken te gaan"));
    }

    @Test
    void sendsTheInvoicesThatWaitedForItOnceItGoesAhead() {
        Edition edition = anOpenEditionInvoicedOnGo("factuur-bij-doorgaan");
        Enrolment early = anAdmittedCandidate(edition);
        assertThat(lettersAbout(early)).doesNotContain("INVOICE");
        passTimeUntil(edition.decisionDueAt());

        decideGo(edition, "GO");
        timeMachine.settle();

        assertThat(lettersAbout(early)).contains("INVOICE");
        Enrolment late = anAdmittedCandidate(edition);
        assertThat(lettersAbout(late)).contains("INVOICE");
    }

    private boolean toldOfNextEdition(Enrolment enrolment) {
        return mailLog.to(enrolment.email()).stream()
                .anyMatch(entry -> entry.template() == MailTemplate.EDITION_OPENED);
    }
}
