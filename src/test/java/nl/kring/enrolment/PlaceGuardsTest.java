package nl.kring.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.enrolment.SecondGroups.NewGroup;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import nl.kring.programme.ProgrammeDefinition.WhenOneLeaves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the database refuses, whatever the code does: every statement here passes the application by. Each is refused by the
 * guard that is named with it, and goes through once that guard is taken away, so that none of them guards nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaceGuardsTest extends JourneyTest {

    private static final List<String> TABLES = List.of(
            "enrolment", "place", "bypass", "surplus", "team", "cancellation", "enrolment_status", "edition_group");

    /** Keys by which rows are told apart, and plain references to other rows: they are no rule of their own. */
    private static final Set<String> KEYS_AND_REFERENCES = Set.of(
            "enrolment_pkey",
            "enrolment_edition_id_fkey",
            "enrolment_of_edition",
            "enrolment_of_group",
            "edition_group_pkey",
            "edition_group_edition_id_fkey",
            "enrolment_team_id_fkey",
            "place_pkey",
            "place_edition_id_fkey",
            "place_enrolment_id_fkey",
            "bypass_pkey",
            "bypass_edition_id_fkey",
            "bypass_enrolment_id_fkey",
            "surplus_pkey",
            "surplus_edition_id_fkey",
            "surplus_enrolment_id_fkey",
            "team_pkey",
            "team_edition_id_fkey",
            "cancellation_pkey",
            "cancellation_enrolment_id_fkey",
            "cancellation_replacement_id_fkey",
            "enrolment_status_pkey");

    /** Refuses nothing, but sees to it that nobody is without a turn. */
    private static final String FILLS_IN = "enrolment_turn_by_receipt";

    private static final String CANCELLATION = """
            insert into kring.cancellation (enrolment_id, asked_at, asked_by, reason, free_until, percentage, costs,
                replacement_id, replacement_until, outcome, settled_at, version)
            values (:held, now(), 'x', '', current_date, """;

    private static final String BYPASS = """
            insert into kring.bypass (id, kind, edition_id, enrolment_id, reason, by_id, by_name, at)
            values (gen_random_uuid(), """;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SecondGroups secondGroups;

    private final Map<String, Object> names = new HashMap<>();

    /**
     * @param alsoRefusedBy another guard that refuses the same, and is taken away with it
     * @param statements with the names of people and editions, such as {@code :waiting}
     */
    record Guard(String table, String name, List<String> alsoRefusedBy, String statements) {

        @Override
        public String toString() {
            return table + ": " + name;
        }
    }

    static Stream<Guard> guards() {
        return Stream.of(
                guard(
                        "enrolment",
                        "enrolment_status_fkey",
                        "update kring.enrolment set status = 'INVITED' where id = :waiting",
                        "place_agrees_with_enrolment"),
                guard(
                        "enrolment",
                        "place_agrees_with_enrolment",
                        "update kring.enrolment set status = 'ADMITTED' where id = :waiting"),
                guard(
                        "enrolment",
                        "place_agrees_with_enrolment",
                        "update kring.enrolment set status = 'WITHDRAWN', ended_at = now() where id = :held"),
                guard(
                        "place",
                        "place_agrees_with_enrolment",
                        "update kring.place set enrolment_id = null where enrolment_id = :held"),
                guard("place", "place_agrees_with_enrolment", "delete from kring.place where enrolment_id = :held"),
                guard(
                        "place",
                        "place_agrees_with_enrolment",
                        "update kring.place set offered_until = now() where enrolment_id = :held"),
                guard(
                        "place",
                        "place_agrees_with_enrolment",
                        "insert into kring.place (edition_id, number, enrolment_id) values (:edition, 99, :waiting)"),
                guard(
                        "place",
                        "place_enrolment_id_key",
                        "insert into kring.place (edition_id, number, enrolment_id) values (:edition, 99, :held)",
                        "place_agrees_with_enrolment"),
                guard("place", "place_of_group", """
                        update kring.place set enrolment_id = null where enrolment_id = :held;
                        update kring.place set enrolment_id = :held where edition_id = :other and number = 1"""),
                guard(
                        "place",
                        "place_number_check",
                        "insert into kring.place (edition_id, number) values (:edition, 0)"),
                guard(
                        "place",
                        "place_check",
                        "update kring.place set offered_until = now() where edition_id = :other and number = 1"),
                guard("place", "place_kept_is_free", "update kring.place set kept = true where enrolment_id = :held"),
                guard(
                        "enrolment",
                        "enrolment_turn",
                        "update kring.enrolment set turn = (select turn from kring.enrolment where id = :held) where id = :waiting"),
                guard(
                        "enrolment",
                        "enrolment_receipt_key",
                        newcomer("(select receipt from kring.enrolment where id = :held)", "'a'", "-1")),
                guard(
                        "enrolment",
                        "enrolment_reference_key",
                        "update kring.enrolment set reference = (select reference from kring.enrolment where id = :held)"
                                + " where id = :waiting"),
                guard(
                        "enrolment",
                        "enrolment_edition_id_idempotency_key_key",
                        "update kring.enrolment set idempotency_key = 'same' where id in (:held, :waiting)"),
                guard(
                        "enrolment",
                        "enrolment_once_per_person",
                        "update kring.enrolment set email = 'same@school.example' where id in (:held, :waiting)"),
                guard(
                        "enrolment",
                        "enrolment_edition_id_replaces_fkey",
                        "update kring.enrolment set replaces = :held where id = :elsewhere"),
                guard("enrolment", "enrolment_check", "update kring.enrolment set replaces = id where id = :waiting"),
                guard(
                        "enrolment",
                        "enrolment_stays_in_edition",
                        "update kring.enrolment set edition_id = :other where id = :waiting"),
                guard(
                        "enrolment",
                        "enrolment_stays_in_edition",
                        "update kring.enrolment set edition_id = :second where id = :late"),
                guard("enrolment", "team_all_in_or_all_waiting", """
                        insert into kring.place (edition_id, number, enrolment_id) values (:teams, 99, :member);
                        update kring.enrolment set status = 'INTAKE' where id = :member"""),
                guard("place", "place_of_group", """
                        update kring.place set enrolment_id = :inFirst where edition_id = :grouped and group_number = 2
                            and number = (select min(number) from kring.place
                                where edition_id = :grouped and group_number = 2);
                        update kring.enrolment set status = 'INTAKE' where id = :inFirst"""),
                guard(
                        "enrolment",
                        "enrolment_in_group_of_edition",
                        "update kring.enrolment set group_number = 3 where id = :inFirst"),
                guard(
                        "enrolment",
                        "enrolment_in_group_of_edition",
                        "update kring.enrolment set group_number = 0 where id = :inFirst"),
                guard(
                        "enrolment",
                        "enrolment_in_group_of_edition",
                        "update kring.enrolment set group_number = 1 where id = :waiting"),
                guard(
                        "place",
                        "place_in_group_of_edition",
                        "insert into kring.place (edition_id, number, group_number) values (:grouped, 99, 3)"),
                guard(
                        "place",
                        "place_in_group_of_edition",
                        "insert into kring.place (edition_id, number) values (:grouped, 99)"),
                guard(
                        "edition_group",
                        "edition_group_number_check",
                        "insert into kring.edition_group (edition_id, number, name_nl, name_en) values (:grouped, 0, 'x', 'x')"),
                guard(
                        "team",
                        "team_size_check",
                        "insert into kring.team (id, edition_id, organisation, size) values (gen_random_uuid(), :edition, 'x', 1)"),
                guard("bypass", "bypass_kind_check", BYPASS + "'ERASED', :edition, :waiting, 'x', 'x', 'X', now())"),
                guard("bypass", "bypass_reason_check", BYPASS + "'ADDED', :edition, :waiting, ' ', 'x', 'X', now())"),
                guard(
                        "bypass",
                        "bypass_reason_check",
                        BYPASS + "'ADDED', :edition, :waiting, repeat('x', 501), 'x', 'X', now())"),
                guard("bypass", "bypass_check", BYPASS + "'ADDED', :edition, null, 'x', 'x', 'X', now())"),
                guard("bypass", "bypass_check", BYPASS + "'KEPT_FREE', :edition, :waiting, 'x', 'x', 'X', now())"),
                guard(
                        "enrolment_status",
                        "enrolment_status_place_check",
                        "insert into kring.enrolment_status (name, ended, place) values ('X', true, 'TWO')"),
                guard(
                        "cancellation",
                        "cancellation_percentage_check",
                        CANCELLATION + "101, 5, null, null, null, null, 0)"),
                guard("cancellation", "cancellation_costs_check", CANCELLATION + "0, -1, null, null, null, null, 0)"),
                guard(
                        "cancellation",
                        "cancellation_replacement_id_key",
                        CANCELLATION
                                + "0, 0, :waiting, now(), null, null, 0);"
                                + CANCELLATION.replace(":held", ":waiting") + "0, 0, :waiting, now(), null, null, 0)"),
                guard(
                        "cancellation",
                        "cancellation_outcome_check",
                        CANCELLATION + "0, 0, null, null, 'LOST', now(), 0)"),
                guard("cancellation", "cancellation_check", CANCELLATION + "0, 0, :waiting, null, null, null, 0)"),
                guard("cancellation", "cancellation_check1", CANCELLATION + "0, 0, null, null, 'FREE', null, 0)"),
                guard("cancellation", "cancellation_check2", CANCELLATION + "0, 0, null, null, 'REPLACED', now(), 0)"),
                guard("cancellation", "cancellation_check3", CANCELLATION + "0, 5, null, null, 'FREE', now(), 0)"),
                guard(
                        "cancellation",
                        "cancellation_check4",
                        CANCELLATION + "0, 0, null, null, 'WITH_COSTS', now(), 0)"));
    }

    private static Guard guard(String table, String name, String statements, String... alsoRefusedBy) {
        return new Guard(table, name, List.of(alsoRefusedBy), statements);
    }

    private static String newcomer(String receipt, String reference, String turn) {
        return """
                insert into kring.enrolment (id, receipt, reference, turn, edition_id, received_at, given_name, family_name,
                    email, organisation, role, sector, language, status, version)
                overriding system value
                values (gen_random_uuid(), %s, %s, %s, :edition, now(), 'x', 'x', 'x', 'x', 'x', 'OTHER', 'nl', 'RECEIVED', 0)""".formatted(receipt, reference, turn);
    }

    @BeforeEach
    void peopleWithPlacesAndPeopleWhoWait() {
        if (!names.isEmpty()) {
            return;
        }
        Edition edition = anOpenEditionWithPlaces(1);
        Edition other = anOpenEdition();
        Edition teamEdition = anOpenEditionForTeams("teams-keep", new TeamRules(2, 4, WhenOneLeaves.KEEP));
        names.put("edition", edition.id());
        names.put("other", other.id());
        names.put("teams", teamEdition.id());
        Edition grouped = planning.planEdition(
                "verbetercultuur", "Test " + UUID.randomUUID(), clock.today().plusWeeks(12));
        names.put("grouped", grouped.id());
        names.put(
                "inFirst",
                enrolling
                        .receive(interestForm(grouped, "Noor", UUID.randomUUID() + "@school.example", 1))
                        .id());
        names.put("held", aConfirmedCandidate(edition).id());
        names.put("elsewhere", aNewCandidate(other).id());
        Enrolment first = teams.receive(Stream.of("Noor", "Joost")
                .map(name -> interestForm(teamEdition, name, UUID.randomUUID() + "@school.example"))
                .toList());
        names.put("member", first.id());
        aConfirmedCandidate(edition);
        names.put(
                "second",
                secondGroups
                        .open(
                                edition.id(),
                                0,
                                new NewGroup(
                                        "Tweede " + UUID.randomUUID(),
                                        edition.startsAt().toLocalDate(),
                                        edition.minimum()),
                                "Veel belangstelling",
                                COORDINATOR)
                        .id());
        names.put("waiting", aConfirmedCandidate(edition).id());
        names.put("late", aConfirmedCandidate(edition).id());
    }

    @ParameterizedTest
    @MethodSource("guards")
    void refuses(Guard guard) {
        assertThatThrownBy(() -> undone(status -> run(guard.statements())))
                .rootCause()
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        refused -> assertThat(refused.getServerErrorMessage())
                                .extracting(ServerErrorMessage::getConstraint)
                                .isEqualTo(guard.name()));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void wouldLetItPassWithoutTheGuard(Guard guard) {
        assertThatCode(() -> undone(status -> {
                    takeAway(guard.table(), guard.name());
                    guard.alsoRefusedBy().forEach(name -> takeAway(guard.table(), name));
                    run(guard.statements());
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void everyGuardOfTheseTablesIsNamedHere() {
        Set<String> named = guards().map(Guard::name).collect(Collectors.toCollection(TreeSet::new));
        named.addAll(KEYS_AND_REFERENCES);

        named.add(FILLS_IN);

        Set<String> present =
                TABLES.stream().flatMap(table -> guardsOf(table).stream()).collect(Collectors.toSet());
        assertThat(present).containsAll(named);
        present.removeAll(checksOfOneField());
        assertThat(named).containsAll(present);
    }

    /** What a single field may say is not always a rule of places. */
    private List<String> checksOfOneField() {
        return database.queryForList(
                "select conname from pg_constraint where contype = 'c' and array_length(conkey, 1) = 1", String.class);
    }

    @Test
    void whoeverComesInWaitsInTheOrderOfReceipt() {
        String newcomer = newcomer("default", "'a'", "null");

        undone(status -> {
            run(newcomer);
            assertThat(count("select count(*) from kring.enrolment where reference = 'a' and turn = receipt"))
                    .isEqualTo(1);
        });
        assertThatThrownBy(() -> undone(status -> {
                    takeAway("enrolment", FILLS_IN);
                    run(newcomer);
                }))
                .hasMessageContaining("\"turn\"");
    }

    @Test
    void theDatabaseKnowsTheSameStatusesAsTheCode() {
        Map<String, Boolean> known = new HashMap<>();
        database.query("select name, ended from kring.enrolment_status", row -> {
            known.put(row.getString("name"), row.getBoolean("ended"));
        });

        assertThat(known).hasSameSizeAs(EnrolmentStatus.values());
        for (EnrolmentStatus status : EnrolmentStatus.values()) {
            assertThat(known).containsEntry(status.name(), status.isEnded());
        }
    }

    private List<String> guardsOf(String table) {
        return database.queryForList("""
                select conname from pg_constraint where conrelid = ('kring.' || ?)::regclass and contype <> 'n'
                union select tgname from pg_trigger where tgrelid = ('kring.' || ?)::regclass and not tgisinternal
                union select i.indexrelid::regclass::text from pg_index i
                where i.indrelid = ('kring.' || ?)::regclass and i.indisunique
                    and not exists (select from pg_constraint where conindid = i.indexrelid)""", String.class, table, table, table).stream()
                .map(name -> name.substring(name.indexOf('.') + 1))
                .toList();
    }

    private void takeAway(String table, String name) {
        if (count(
                        "select count(*) from pg_trigger where tgname = ? and tgrelid = ('kring.' || ?)::regclass",
                        name,
                        table)
                > 0) {
            database.execute("drop trigger " + name + " on kring." + table);
        } else if (count("select count(*) from pg_constraint where conname = ?", name) > 0) {
            database.execute("alter table kring." + table + " drop constraint " + name + " cascade");
        } else {
            database.execute("drop index kring." + name);
        }
    }

    private int count(String query, Object... arguments) {
        Integer count = database.queryForObject(query, Integer.class, arguments);
        return count == null ? 0 : count;
    }

    private void run(String statements) {
        String filledIn = statements;
        for (Map.Entry<String, Object> name : names.entrySet()) {
            filledIn = filledIn.replaceAll(":" + name.getKey() + "\\b", "'" + name.getValue() + "'");
        }
        database.execute(filledIn + "; set constraints all immediate");
    }

    private void undone(Consumer<Object> work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.accept(status);
        });
    }
}
