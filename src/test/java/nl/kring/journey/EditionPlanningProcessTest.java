package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.kring.AtOnce;
import nl.kring.form.FormRejected;
import nl.kring.identity.StaffRole;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Definitions;
import nl.kring.programme.Edition;
import nl.kring.programme.InterestList;
import nl.kring.programme.Programme;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Programmes that wait for interest before an edition is planned. */
class EditionPlanningProcessTest extends JourneyTest {

    private static final int NEEDED = 3;
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Autowired
    InterestList interestList;

    private Programme programme;

    @BeforeEach
    void aProgrammeThatWaitsForInterest() {
        String slug = "interesse-" + UUID.randomUUID().toString().substring(0, 8);
        programme = planning.introduce(
                Definitions.with(yaml -> yaml.put("slug", slug).put("interestNeeded", NEEDED)));
    }

    @Test
    void asksOnceForAnEditionAsSoonAsEnoughAreInterested() {
        interested(NEEDED - 1);
        assertThat(asked()).isEmpty();

        interested(1);
        assertThat(asked()).hasSize(1);
        interested(2);
        assertThat(asked()).singleElement().satisfies(task -> {
            assertThat(isOfferedTo(StaffRole.COORDINATORS, task)).isTrue();
            assertThat(shown(task, COORDINATOR, "interested")).isEqualTo("5");
            assertThat(tasks.getVariable(task.getId(), TaskLabels.SUBJECT))
                    .isEqualTo(programme.definition().title().nl());
        });
    }

    @Test
    void asksOnceWhenTheLastComeAtTheSameTime() throws InterruptedException {
        interested(NEEDED - 2);

        AtOnce.run(IntStream.range(0, 4)
                .mapToObj(each -> (Callable<UUID>) () -> interestedAs(UUID.randomUUID() + "@school.example"))
                .toList());

        assertThat(asked()).hasSize(1);
    }

    @Test
    void planningTheEditionTellsEverybodyOnTheListOnce() {
        String first = UUID.randomUUID() + "@school.example";
        interestedAs(first);
        interested(NEEDED - 1);
        LocalDate kickOff = clock.today().plusWeeks(30);

        answerAs(COORDINATOR, asked().get(0), planned("2031-2032", kickOff));

        Edition edition = onlyEdition();
        assertThat(edition.title()).isEqualTo("2031-2032");
        assertThat(edition.startsAt().toLocalDate()).isEqualTo(kickOff);
        assertThat(asked()).isEmpty();
        assertThat(told(first)).isEmpty();
        passTimeUntil(edition.priorityOpensAt());
        assertThat(told(first)).hasSize(1);
        passTimeUntil(edition.enrolmentOpensAt().plusDays(1));
        assertThat(told(first)).hasSize(1);
        assertThat(ends(Facts.PROGRAMME_ID, programme.id())).containsExactly("EndEvent_EditionScheduled");
    }

    @Test
    void asksAgainOnTheDayThatTheCoordinatorNames() {
        interested(NEEDED);

        answerAs(COORDINATOR, asked().get(0), lookAgain(clock.today().plusDays(10)));
        assertThat(asked()).isEmpty();
        interested(2);
        assertThat(asked()).isEmpty();
        passTimeUntil(clock.today().plusDays(10).atTime(9, 1).atZone(clock.getZone()));

        assertThat(asked()).hasSize(1);
    }

    @Test
    void whatIsPlannedAtTheDeskEndsTheAsking() {
        interested(NEEDED);
        planning.planEdition(programme.slug(), "Elders", clock.today().plusWeeks(30));

        assertThat(asked()).isEmpty();
        interested(NEEDED);
        assertThat(asked()).isEmpty();
        assertThat(ends(Facts.PROGRAMME_ID, programme.id())).containsExactly("EndEvent_PlannedElsewhere");
    }

    @Test
    void whatIsPlannedWhileTheCoordinatorWaitsEndsTheAskingToo() {
        interested(NEEDED);
        answerAs(COORDINATOR, asked().get(0), lookAgain(clock.today().plusDays(10)));

        planning.planEdition(programme.slug(), "Elders", clock.today().plusWeeks(30));

        assertThat(ends(Facts.PROGRAMME_ID, programme.id())).containsExactly("EndEvent_PlannedElsewhere");
    }

    @Test
    void asksForTheNextEditionOnceThisOneGoesAhead() {
        Edition edition =
                planning.planEdition(programme.slug(), "Deze", clock.today().plusWeeks(12));
        timeMachine.settle();
        passTimeUntil(edition.enrolmentClosesAt().plusHours(1));
        interested(NEEDED);
        assertThat(asked()).isEmpty();

        decideGo(edition, "GO");

        assertThat(asked()).hasSize(1);
    }

    @Test
    void refusesADayThatHasPassed() {
        interested(NEEDED);

        assertThatThrownBy(() -> answerAs(COORDINATOR, asked().get(0), planned("Toen", clock.today())))
                .isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> answerAs(COORDINATOR, asked().get(0), lookAgain(clock.today())))
                .isInstanceOf(FormRejected.class);
    }

    @Test
    void programmesThatDoNotWaitForInterestNeverAsk() {
        interestList.add(
                programmes.findBySlug(PROGRAMME).orElseThrow().id(), "Bram", UUID.randomUUID() + "@x.example", DUTCH);

        assertThat(tasks.createTaskQuery().taskDefinitionKey("Task_PlanEdition").list())
                .isEmpty();
    }

    private void interested(int people) {
        for (int each = 0; each < people; each++) {
            interestedAs(UUID.randomUUID() + "@school.example");
        }
    }

    private UUID interestedAs(String email) {
        return interestList.add(programme.id(), "Bram", email, DUTCH);
    }

    private List<Task> asked() {
        return tasks.createTaskQuery()
                .taskDefinitionKey("Task_PlanEdition")
                .processVariableValueEquals(Facts.PROGRAMME_ID, programme.id().toString())
                .list();
    }

    private Edition onlyEdition() {
        return editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme.id()).get(0);
    }

    private List<String> told(String address) {
        return mailLog.to(address).stream()
                .filter(entry -> entry.template() == MailTemplate.EDITION_OPENED)
                .map(entry -> entry.template().name())
                .toList();
    }

    private static Map<String, Object> planned(String title, LocalDate kickOff) {
        return Map.of("datesKnown", "YES", "title", title, "kickOff", kickOff.toString());
    }

    private static Map<String, Object> lookAgain(LocalDate day) {
        return Map.of("datesKnown", "NO", "lookAgainOn", day.toString());
    }
}
