package nl.kring.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.identity.Actor;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import nl.kring.simulation.Report.Ending;
import nl.kring.simulation.Report.Open;
import nl.kring.simulation.Report.Person;
import nl.kring.simulation.Report.Sent;
import nl.kring.simulation.Report.Step;
import nl.kring.simulation.Report.Walk;
import nl.kring.simulation.Report.Why;
import nl.kring.simulation.Script.Model;
import nl.kring.simulation.Simulation.Failure;
import nl.kring.simulation.Simulation.Plan;
import nl.kring.simulation.Simulation.State;
import nl.kring.wording.WordingLanguage;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Editions are played by a second application, on a database that is there for them alone. */
@KringTest
class SimulationsTest {

    private static final Actor ADMINISTRATOR = Actor.staff("administrator", "Anna Beheerder");
    private static final LocalDate KICK_OFF = LocalDate.of(2031, 9, 23);
    private static final Duration AT_MOST = Duration.ofMinutes(4);

    /** What the application that starts a simulation keeps about it, and what sessions and metrics leave all the time. */
    private static final List<String> NOT_TOUCHED_BY_PLAYING = List.of(
            "simulation",
            "audit_entry",
            "spring_session",
            "spring_session_attributes",
            "rate_limit",
            "act_ru_meter_log",
            "act_ru_task_meter_log");

    @Autowired
    Simulations simulations;

    @Autowired
    SimulationRows rows;

    @Autowired
    Scripts scripts;

    @Autowired
    Performances performances;

    @Autowired
    ScratchDatabases databases;

    @Autowired
    Programmes programmes;

    @Autowired
    JdbcClient database;

    @Autowired
    JdbcConnectionDetails connection;

    @LocalServerPort
    int port;

    @Test
    void aWholeYearOfTheShippedJourneyIsPlayedAndNothingElseIsTouched() {
        Map<String, String> before = contentOfAllTables();

        UUID id = simulations.start(
                boardSecretaries(),
                KICK_OFF,
                null,
                Map.of(),
                new Crowd(2, 1, 1, "Task_DecideOnTakingPart", 1, 1, 1, 1, 2),
                ADMINISTRATOR);
        Simulation ended = whenEnded(id);

        assertThat(ended.state()).as(ended.failureDetail()).isEqualTo(State.DONE);
        assertThat(contentOfAllTables()).isEqualTo(before);
        assertThat(scratchDatabases()).isEmpty();
        Report report = simulations.report(id).orElseThrow();
        assertThat(report.ending()).isEqualTo(Ending.NOTHING_LEFT);
        assertThat(outcomes(report))
                .containsEntry("UNCONFIRMED", List.of("UNCONFIRMED"))
                .containsEntry("WITHDRAWS", List.of("WITHDRAWN"))
                .containsEntry("DECLINED", List.of("NOT_ADMITTED"))
                .containsEntry("CANCELS", List.of("CANCELLED"))
                .containsEntry("SLOW", List.of("COMPLETED"))
                .containsEntry("PROMPT", List.of("COMPLETED", "COMPLETED"));
        assertThat(report.stuck())
                .as("only whoever fell silent, where the model waits for an answer for ever")
                .extracting(Open::element, Open::why)
                .containsOnly(tuple("Task_DecideOnTakingPart", Why.SILENT));
        Step asked = step(report, "MutualAdmissionProcess", "Task_DecideOnTakingPart");
        assertThat(asked.came()).isEqualTo(6);
        assertThat(asked.standing()).isEqualTo(1);
        assertThat(asked.reminders()).as("the slow one and the silent one").isEqualTo(2);
        assertThat(asked.escalations()).isEqualTo(1);
        assertThat(asked.longest()).isGreaterThan(Duration.ofDays(2).toSeconds());
        assertThat(letters(report))
                .containsEntry("CONFIRM_ADDRESS", 8)
                .containsEntry("CONFIRMATION_EXPIRED", 1)
                .containsEntry("WELCOME", 4)
                .containsEntry("CERTIFICATE", 3);
        assertThat(report.letters())
                .allSatisfy(letter -> assertThat(letter.text()).isNotBlank());
        assertThat(walk(report, "SessionProcess").started()).isEqualTo(4);
        theReportIsShown(id);
    }

    private void theReportIsShown(UUID id) {
        Visitor administrator = Visitor.staff(port, "administrator");
        String page = "/desk/simulations/" + id;
        assertThat(administrator.get(page).body())
                .contains("Vastgelopen", "Besluit over deelname", "Mail die zou uitgaan", "Derde bijeenkomst")
                .doesNotContain("??");
        assertThat(administrator.get(page + "?lang=en").body())
                .contains("Mail that would go")
                .doesNotContain("??");
        assertThat(administrator.get(page + "/MutualAdmissionProcess").body())
                .contains("data-drawing=", "data-element=\"Task_DecideOnTakingPart\"");
        assertThat(administrator.get(page + "/compare?with=" + id).body()).contains("No difference.");
        assertThat(administrator.get(page + "/NoSuchProcess").statusCode()).isEqualTo(404);

        administrator.submit(page, page + "/delete", Map.of());

        assertThat(administrator.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void aVersionInWhichPeopleGetStuckSaysWhoAndWhere() {
        Plan plan = new Plan(
                KICK_OFF,
                null,
                Map.of("DigitalIntakeProcess", 1),
                new Crowd(1, 0, 1, "Task_FillInIntakeForm", 0, 0, 0, 0, 1));
        Script shipped = scripts.of(boardSecretaries(), plan, null);
        List<Model> models = new ArrayList<>(shipped.models().stream()
                .map(model -> model.file().endsWith("/DigitalIntakeProcess.bpmn")
                        ? new Model(model.file(), withoutWayOut(model.content()))
                        : model)
                .toList());
        models.add(new Model("forms/AskCode.form", form().getBytes(StandardCharsets.UTF_8)));
        Script script = new Script(
                shipped.definitions(),
                shipped.slug(),
                shipped.title(),
                shipped.kickOff(),
                List.of(),
                new Script.Settings(3, 1, 0),
                models,
                Map.of("mail.confirmAddress.subject", Map.of(WordingLanguage.NL, "Klopt dit adres, {name}?")),
                plan.crowd(),
                shipped.seed());
        UUID id = UUID.randomUUID();
        rows.begin(id, script.slug(), script.title(), plan, ADMINISTRATOR.name());

        performances.begin(id, script);

        Simulation ended = whenEnded(id);
        assertThat(ended.state()).as(ended.failureDetail()).isEqualTo(State.DONE);
        Report report = simulations.report(id).orElseThrow();
        String prompt = nameOf(report, "PROMPT");
        String silent = nameOf(report, "SILENT");
        assertThat(report.stuck())
                .extracting(Open::element, Open::who, Open::why)
                .containsExactlyInAnyOrder(
                        tuple("Task_AskCode", prompt, Why.REFUSED),
                        tuple("Task_FillInIntakeForm", silent, Why.SILENT),
                        tuple("Task_CallCandidate", silent, Why.NO_WAY_OUT));
        assertThat(report.stuck())
                .extracting(Open::detail)
                .contains("Nog belangstelling?")
                .anySatisfy(detail -> assertThat(detail).startsWith("code: "));
        assertThat(report.letters())
                .as("in the words that an administrator put there")
                .extracting(Sent::subject)
                .contains("Klopt dit adres, " + first(report) + "?");
        simulations.delete(id, ADMINISTRATOR);
    }

    @Test
    void oneIsPlayedAtATimeAndCanBeStopped() {
        Crowd crowd = new Crowd(1, 0, 0, "", 0, 0, 0, 0, 1);
        UUID id = simulations.start(boardSecretaries(), KICK_OFF, null, Map.of(), crowd, ADMINISTRATOR);

        assertThatThrownBy(() -> simulations.start(boardSecretaries(), KICK_OFF, null, Map.of(), crowd, ADMINISTRATOR))
                .isInstanceOf(SimulationRefused.class);
        simulations.cancel(id, ADMINISTRATOR);

        assertThat(whenEnded(id).state()).isEqualTo(State.CANCELLED);
        assertThat(scratchDatabases()).isEmpty();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .as("the application that played it")
                .noneMatch(child -> child.info().command().orElse("").endsWith("java"));
    }

    @Test
    void whatAKilledApplicationLeftIsClearedAway() {
        UUID id = UUID.randomUUID();
        rows.begin(
                id,
                "bestuurssecretarissen",
                "Achtergebleven",
                new Plan(KICK_OFF, null, Map.of(), new Crowd(1, 0, 0, "", 0, 0, 0, 0, 1)),
                ADMINISTRATOR.name());
        databases.create(id);
        performances.clearAwayLeftBehind();
        assertThat(rows.find(id).orElseThrow().isRunning())
                .as("somebody may be watching over it")
                .isTrue();

        database.sql("update kring.simulation set alive_at = now() - interval '2 minutes' where id = ?")
                .param(id)
                .update();
        performances.clearAwayLeftBehind();

        assertThat(rows.find(id).orElseThrow().failure()).isEqualTo(Failure.LEFT_BEHIND);
        assertThat(scratchDatabases()).isEmpty();
    }

    @Test
    void theScratchDatabaseIsOnTheSameServer() {
        assertThat(ScratchDatabases.addressOf("jdbc:postgresql://db.example:5433/kring?ssl=true", "other"))
                .isEqualTo("jdbc:postgresql://db.example:5433/other?ssl=true");
        assertThat(ScratchDatabases.addressOf("jdbc:postgresql:kring", "other")).isEqualTo("jdbc:postgresql:other");
    }

    @Test
    void saysSoWhenTheDatabaseUserMayCreateNoOthers() {
        database.sql("create role kring_without_right login").update();
        try {
            PGSimpleDataSource asOther = new PGSimpleDataSource();
            asOther.setUrl(connection.getJdbcUrl());
            asOther.setUser("kring_without_right");
            ScratchDatabases others = new ScratchDatabases(asOther, new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "kring_without_right";
                }

                @Override
                public String getPassword() {
                    return "";
                }

                @Override
                public String getJdbcUrl() {
                    return connection.getJdbcUrl();
                }
            });

            assertThatThrownBy(() -> others.create(UUID.randomUUID()))
                    .isInstanceOf(ScratchDatabases.NoRight.class)
                    .hasMessage("kring_without_right");
        } finally {
            database.sql("drop role kring_without_right").update();
        }
    }

    private Programme boardSecretaries() {
        return programmes.findBySlug("bestuurssecretarissen").orElseThrow();
    }

    private Simulation whenEnded(UUID id) {
        await().atMost(AT_MOST).until(() -> !rows.find(id).orElseThrow().isRunning());
        return rows.find(id).orElseThrow();
    }

    /** Of every table the number of rows and what is in them, as one text. */
    private Map<String, String> contentOfAllTables() {
        List<String> tables = database.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema in ('kring', 'public') and table_type = 'BASE TABLE' and table_name not in (:other)""")
                .param("other", NOT_TOUCHED_BY_PLAYING)
                .query(String.class)
                .list();
        Map<String, String> contents = new TreeMap<>();
        tables.forEach(table -> contents.put(
                table,
                database.sql("select count(*) || ' ' || coalesce(sum(hashtext(row::text)::bigint), 0) from " + table
                                + " row")
                        .query(String.class)
                        .single()));
        return contents;
    }

    private List<String> scratchDatabases() {
        return database.sql("select datname from pg_database where datname like 'kring\\_simulation\\_%'")
                .query(String.class)
                .list();
    }

    /** After the intake form something is asked that nobody can answer, and no way leads on from the telephone call. */
    private static byte[] withoutWayOut(byte[] model) {
        String bpmn = new String(model, StandardCharsets.UTF_8);
        assertThat(bpmn).contains("${stillInterested}", "targetRef=\"Task_ChooseConversationTime\"");
        return bpmn.replace("${stillInterested}", "${!stillInterested}")
                .replace(
                        "sourceRef=\"Task_FillInIntakeForm\" targetRef=\"Task_ChooseConversationTime\" />",
                        "sourceRef=\"Task_FillInIntakeForm\" targetRef=\"Task_AskCode\" />"
                                + "<bpmn:userTask id=\"Task_AskCode\" name=\"Geef de code\" camunda:formRef=\"AskCode\""
                                + " camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"candidate\" />"
                                + "<bpmn:sequenceFlow id=\"Flow_AskCodeToChooseConversationTime\""
                                + " sourceRef=\"Task_AskCode\" targetRef=\"Task_ChooseConversationTime\" />")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String form() {
        return "{\"type\":\"default\",\"id\":\"AskCode\",\"schemaVersion\":16,\"components\":[{\"type\":\"textfield\","
                + "\"id\":\"Field_code\",\"key\":\"code\",\"label\":\"Code\",\"validate\":{\"required\":true,"
                + "\"pattern\":\"^q{7}$\"}}]}";
    }

    private static Map<String, List<String>> outcomes(Report report) {
        return report.people().stream()
                .collect(Collectors.groupingBy(
                        Person::behaviour, Collectors.mapping(Person::status, Collectors.toList())));
    }

    /** Whoever enrolled first. */
    private static String first(Report report) {
        return report.people().get(0).name();
    }

    private static String nameOf(Report report, String behaviour) {
        return report.people().stream()
                .filter(person -> person.behaviour().equals(behaviour))
                .map(Person::name)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> letters(Report report) {
        return report.letters().stream().collect(Collectors.toMap(Sent::template, Sent::count));
    }

    private static Walk walk(Report report, String key) {
        return report.processes().stream()
                .filter(walk -> walk.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Step step(Report report, String key, String element) {
        return walk(report, key).steps().stream()
                .filter(step -> step.element().equals(element))
                .findFirst()
                .orElseThrow();
    }
}
