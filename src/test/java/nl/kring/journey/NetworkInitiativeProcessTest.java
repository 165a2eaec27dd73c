package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.kring.form.FormRejected;
import nl.kring.identity.Actor;
import nl.kring.initiative.Applying;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.InitiativeStatus;
import nl.kring.initiative.Initiatives;
import nl.kring.initiative.Supporting;
import nl.kring.programme.Edition;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition.Criterion;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One application for support of a network, by every way through the criteria and the decision. */
class NetworkInitiativeProcessTest extends JourneyTest {

    private static final String ACADEMY = "leernetwerken";

    @Autowired
    Applying applying;

    @Autowired
    Initiatives initiatives;

    @Autowired
    JdbcClient database;

    @Test
    void aSupportedApplicationBecomesANetworkWithAFirstEdition() {
        Initiative initiative = aConfirmedApplication(Map.of());

        judge(initiative);
        answer(initiative, FACILITATOR, "Task_AdviseOnApplication", advice("YES", "Sterke vraag."));
        assertThat(taskForms
                        .open(
                                tasksAbout(initiative, "Task_DecideOnSupport")
                                        .get(0)
                                        .getId(),
                                COORDINATOR)
                        .values()
                        .get("factors"))
                .asString()
                .contains("Er is rust en ruimte om na te denken", "judgement=Zwak", "judgement=Sterk");
        answer(initiative, COORDINATOR, "Task_DecideOnSupport", support("2500"));

        assertThat(stand(initiative).status()).isEqualTo(InitiativeStatus.SUPPORTED);
        assertThat(letterTo(initiative, "SUPPORT_GRANTED")).contains("2.500", "begeleider", "tweede jaar");
        List<Task> help = tasksAbout(initiative, "Task_HelpNetwork");
        assertThat(help).hasSize(2);
        help.forEach(task -> taskForms.submit(task.getId(), FACILITATOR, Map.of("notes", "Gesproken en geholpen.")));
        assertThat(stand(initiative).helpGiven()).containsOnlyKeys("THEME", "FACILITATOR");
        answer(initiative, COORDINATOR, "Task_PlanNetwork", plan(initiative));

        Programme network =
                programmes.get(Objects.requireNonNull(stand(initiative).networkId()));
        Edition edition =
                editions.findByProgrammeIdOrderByEnrolmentOpensAt(network.id()).get(0);
        assertThat(network.definition().partOf()).isEqualTo(ACADEMY);
        assertThat(network.definition().organiser())
                .isEqualTo(programmes
                        .findBySlug(ACADEMY)
                        .orElseThrow()
                        .definition()
                        .organiser());
        assertThat(network.definition().places().maximum()).isEqualTo(12);
        assertThat(network.definition().conditions().closedAfterStart()).isFalse();
        assertThat(edition.meetings()).hasSize(4);
        assertThat(edition.networkYear()).isEqualTo(1);
        assertThat(edition.contribution()).isEqualByComparingTo("2500");
        assertThat(edition.startsAt().toLocalDate()).isEqualTo(clock.today().plusWeeks(16));
        assertThat(ends(Facts.INITIATIVE_ID, initiative.id())).containsExactly("EndEvent_Supported");
    }

    @Test
    void whatIsMissingIsToldAndCanBeMended() {
        Initiative initiative = aConfirmedApplication(Map.of("meetings", "2", "participants", "5"));

        judge(initiative);

        assertThat(stand(initiative).missing()).extracting("criterion").containsExactly("meetings", "participants");
        assertThat(letterTo(initiative, "SUPPORT_MISSING")).contains("drie bijeenkomsten", "zes vaste deelnemers");
        passTime(Duration.ofDays(15));
        assertThat(letterTo(initiative, "SUPPORT_MISSING_REMINDER")).contains("drie bijeenkomsten");
        passTime(Duration.ofDays(15));
        assertThat(templatesAbout(stand(initiative).programmeId())).contains("SUPPORT_SILENT");

        applying.mend(initiative.id(), application(Map.of()));
        applying.mend(initiative.id(), application(Map.of("network", "Een tweede keer")));
        judge(initiative);

        assertThat(stand(initiative).status()).isEqualTo(InitiativeStatus.DECIDING);
        assertThat(stand(initiative).network()).isEqualTo("Samen leiden");
        assertThat(tasksAbout(initiative, "Task_AdviseOnApplication")).hasSize(1);
    }

    @Test
    void anApplicationThatIsNotMendedIsClosed() {
        Initiative initiative = aConfirmedApplication(Map.of("years", "1"));
        judge(initiative);

        passTime(Duration.ofDays(57));

        assertThat(stand(initiative).status()).isEqualTo(InitiativeStatus.LAPSED);
        assertThat(letterTo(initiative, "SUPPORT_LAPSED")).contains("niet op tijd aangevuld");
        assertThat(ends(Facts.INITIATIVE_ID, initiative.id())).contains("EndEvent_NotMended");
    }

    @Test
    void aNetworkIsNotSupportedWithAReason() {
        Initiative initiative = aConfirmedApplication(Map.of());
        judge(initiative);
        answer(initiative, FACILITATOR, "Task_AdviseOnApplication", advice("NO", "Bestaat al."));

        answer(
                initiative,
                COORDINATOR,
                "Task_DecideOnSupport",
                Map.of("decision", "NO", "reason", "Er is al zo’n netwerk in je regio."));

        assertThat(stand(initiative).status()).isEqualTo(InitiativeStatus.NOT_SUPPORTED);
        assertThat(letterTo(initiative, "SUPPORT_DECLINED")).contains("al zo’n netwerk");
        assertThat(ends(Facts.INITIATIVE_ID, initiative.id())).containsExactly("EndEvent_NotSupported");
    }

    @Test
    void theSecretaryWithdrawsAndNobodyIsAskedAnyMore() {
        Initiative initiative = aConfirmedApplication(Map.of());

        applying.withdraw(initiative.id());
        applying.withdraw(initiative.id());

        assertThat(stand(initiative).status()).isEqualTo(InitiativeStatus.WITHDRAWN);
        assertThat(tasksAbout(initiative, "Task_AssessCriteria")).isEmpty();
        assertThat(letterTo(initiative, "SUPPORT_WITHDRAWN")).contains("ingetrokken");
        assertThat(ends(Facts.INITIATIVE_ID, initiative.id())).containsExactly("EndEvent_ApplicationWithdrawn");
    }

    @Test
    void nothingHappensBeforeTheAddressIsConfirmedAndConfirmingTwiceIsOnce() {
        Initiative initiative = applying.apply(ACADEMY, application(Map.of()), Locale.forLanguageTag("nl"), key());
        assertThat(tasksAbout(initiative, "Task_AssessCriteria")).isEmpty();

        applying.confirm(initiative.id());
        applying.confirm(initiative.id());

        assertThat(tasksAbout(initiative, "Task_AssessCriteria")).hasSize(1);
    }

    @Test
    void theSameSentTwiceIsOneApplication() {
        String key = key();
        Initiative first = applying.apply(ACADEMY, application(Map.of()), Locale.forLanguageTag("nl"), key);
        Initiative second = applying.apply(ACADEMY, application(Map.of()), Locale.forLanguageTag("nl"), key);

        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void theAcademyContributesNoMoreThanItsRulesAllow() {
        Initiative initiative = aConfirmedApplication(Map.of());
        judge(initiative);
        answer(initiative, FACILITATOR, "Task_AdviseOnApplication", advice("YES", "Ja."));

        assertThatThrownBy(() -> answer(initiative, COORDINATOR, "Task_DecideOnSupport", support("5001")))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.errors().get(0).code()).isEqualTo("contributionTooHigh"));
        assertThat(stand(initiative).contribution()).isNull();
    }

    @Test
    void thereAreElevenCriteriaAndTheFormAsksForEach() {
        Initiative initiative = aConfirmedApplication(Map.of());
        Task task = tasksAbout(initiative, "Task_AssessCriteria").get(0);

        assertThat(criteria()).hasSize(11);
        assertThat(taskForms.open(task.getId(), COORDINATOR).schema().fields())
                .extracting("key")
                .containsAll(criteria().stream()
                        .flatMap(criterion -> List.of(criterion.name(), criterion.name() + "Reason").stream())
                        .toList());
    }

    /** All but the fourth, which only people can judge. */
    @ParameterizedTest
    @CsvSource({
        "fromTheField, initiators, OTHERS, BOARD",
        "leader, leads, NO, YES",
        "recognisable, joining, UNDECIDED, CLOSED",
        "monitoring, monitoring, NO, YES",
        "meetings, meetings, 2, 3",
        "contact, contact, NO, YES",
        "participants, participants, 5, 6",
        "invited, invites, NO, YES",
        "facilitator, facilitator, NONE, WITH_HELP",
        "twoYears, years, 1, 2"
    })
    void whatFollowsFromTheAnswersIsProposed(String criterion, String question, String missed, String met) {
        assertThat(proposed(aConfirmedApplication(Map.of(question, missed)))).containsEntry(criterion, "NO");
        assertThat(proposed(aConfirmedApplication(Map.of(question, met)))).containsEntry(criterion, "YES");
    }

    @Test
    void whetherItIsAimedAtDevelopmentIsForPeopleToJudge() {
        assertThat(proposed(aConfirmedApplication(Map.of()))).doesNotContainKey("development");
    }

    private List<Criterion> criteria() {
        return Objects.requireNonNull(programmes
                        .findBySlug(ACADEMY)
                        .orElseThrow()
                        .definition()
                        .support())
                .criteria();
    }

    private Map<String, Object> proposed(Initiative initiative) {
        Task task = tasksAbout(initiative, "Task_AssessCriteria").get(0);
        return taskForms.open(task.getId(), COORDINATOR).values();
    }

    private Initiative aConfirmedApplication(Map<String, Object> otherwise) {
        Initiative initiative = applying.apply(ACADEMY, application(otherwise), Locale.forLanguageTag("nl"), key());
        applying.confirm(initiative.id());
        return initiatives.get(initiative.id());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Map<String, Object> application(Map<String, Object> otherwise) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("givenName", "Ilse");
        answers.put("familyName", "Voorbeeld");
        answers.put("email", "ilse" + UUID.randomUUID().toString().substring(0, 8) + "@school.example");
        answers.put("organisation", "College De Vaart");
        answers.put("role", "Rector");
        answers.put("leads", "YES");
        answers.put("network", "Samen leiden");
        answers.put("question", "Hoe delen we de leiding in een grote school?");
        answers.put("initiators", "LEADERS");
        answers.put("need", "Acht rectoren uit de regio vroegen erom.");
        answers.put("development", "Ruimte geven, richting houden en feedback vragen.");
        answers.put("joining", "OPEN");
        answers.put("participants", "8");
        answers.put("meetings", "4");
        answers.put("years", "2");
        answers.put("contact", "YES");
        answers.put("facilitator", "WITH_HELP");
        answers.put("invites", "YES");
        answers.put("monitoring", "YES");
        answers.put("help", List.of("THEME", "FACILITATOR"));
        answers.put("costs", "De begeleider; wij betalen de zalen.");
        answers.put("privacyAccepted", "true");
        answers.putAll(otherwise);
        return answers;
    }

    /** Confirms what is proposed. */
    private void judge(Initiative initiative) {
        Map<String, Object> proposed = proposed(initiative);
        Map<String, Object> answers = new HashMap<>();
        criteria().forEach(criterion -> {
            answers.put(criterion.name(), proposed.getOrDefault(criterion.name(), "YES"));
            answers.put(criterion.name() + "Reason", proposed.getOrDefault(criterion.name() + "Reason", "Dat blijkt."));
        });
        answer(initiative, COORDINATOR, "Task_AssessCriteria", answers);
    }

    private static Map<String, Object> advice(String advice, String reason) {
        Map<String, Object> answers = new HashMap<>(Map.of("advice", advice, "reason", reason));
        Supporting.FACTORS.forEach(factor -> answers.put(factor, "STRONG"));
        answers.put("calm", "WEAK");
        return answers;
    }

    private static Map<String, Object> support(String contribution) {
        return Map.of(
                "decision",
                "YES",
                "reason",
                "Een vraag die bij veel scholen leeft.",
                "contribution",
                contribution,
                "purposes",
                List.of("FACILITATOR"),
                "help",
                List.of("THEME", "FACILITATOR"));
    }

    private Map<String, Object> plan(Initiative initiative) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("titleNl", "Samen leiden " + initiative.reference());
        answers.put("titleEn", "Leading together");
        answers.put("summaryNl", "De leiding delen in een grote school.");
        answers.put("summaryEn", "Sharing the lead in a large school.");
        answers.put("descriptionNl", "Hoe delen we de leiding?");
        answers.put("descriptionEn", "How do we share the lead?");
        answers.put("minimum", "6");
        answers.put("maximum", "12");
        answers.put("fee", new BigDecimal("300"));
        answers.put("kickOff", clock.today().plusWeeks(16).toString());
        return answers;
    }

    private void answer(Initiative initiative, Actor staff, String taskKey, Map<String, Object> answers) {
        answerAs(staff, tasksAbout(initiative, taskKey).get(0), answers);
    }

    private List<Task> tasksAbout(Initiative initiative, String taskKey) {
        return tasks.createTaskQuery()
                .processVariableValueEquals(Facts.INITIATIVE_ID, initiative.id().toString())
                .taskDefinitionKey(taskKey)
                .list();
    }

    private Initiative stand(Initiative initiative) {
        return initiatives.get(initiative.id());
    }

    private String letterTo(Initiative initiative, String template) {
        return database.sql("select text from kring.outbox where about = ? and template = ? order by created_at desc")
                .params(initiative.id(), template)
                .query(String.class)
                .list()
                .get(0);
    }

    private List<String> templatesAbout(UUID about) {
        return database.sql("select template from kring.outbox where about = ?")
                .param(about)
                .query(String.class)
                .list();
    }
}
