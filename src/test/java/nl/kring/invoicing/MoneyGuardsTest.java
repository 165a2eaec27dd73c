package nl.kring.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.cancellation.Colleague;
import nl.kring.enrolment.Enrolment;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the database refuses about money and cancelling, whatever the code does. Every guard is seen to matter: the same
 * statement goes through once the guard is gone, in a transaction that is rolled back.
 */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyGuardsTest extends JourneyTest {

    private static final List<String> TABLES =
            List.of("invoice_number", "invoice", "payment", "receivable", "cancellation");

    @Autowired
    Invoicing invoicing;

    @Autowired
    InvoiceBook book;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private boolean isThere;
    private Enrolment participant;
    private Enrolment other;
    private Enrolment leaver;
    private Enrolment colleague;
    private Invoice invoice;

    /**
     * One guard.
     *
     * @param name of the constraint, index or trigger, or a function and what its exception begins with
     * @param statement that nothing else refuses
     * @param also guards that would refuse it as well, switched off beforehand
     */
    record Guard(String table, String name, String statement, String... also) {
        @Override
        public String toString() {
            return table + " " + name;
        }
    }

    static Stream<Guard> guards() {
        String numbering = "invoice_is_numbered";
        return Stream.of(
                // The numbers
                new Guard(
                        "invoice_number", "invoice_number_pkey", "insert into kring.invoice_number values (:year, 1)"),
                new Guard(
                        "invoice_number",
                        "invoice_number_year_check",
                        "insert into kring.invoice_number values (1999, 1)"),
                new Guard(
                        "invoice_number",
                        "invoice_number_last_check",
                        "insert into kring.invoice_number values (2998, 0)"),
                new Guard(
                        "invoice_number",
                        "invoice_number_goes_up",
                        "update kring.invoice_number set last = last + 2 where year = :year"),
                new Guard("invoice", "invoice_sequence_check", numbered("'INVOICE'", 0, "null", "10"), numbering),
                new Guard(
                        "invoice",
                        "invoice_number_key",
                        sameNumber(),
                        numbering,
                        "invoice_year_sequence_key",
                        "invoice_check1"),
                new Guard("invoice", "invoice_year_sequence_key", sameSequence(), numbering, "invoice_check1"),
                new Guard("invoice", "invoice_check", ofAnotherYear(), numbering),
                new Guard("invoice", "invoice_check1", withAnotherNumber(), numbering),
                new Guard("invoice", "invoice_is_numbered", withoutNumber()),
                // What was issued
                new Guard("invoice", "invoice_kind_check", issue("'RECEIPT'", "i.id", "10"), "invoice_check2"),
                new Guard(
                        "invoice",
                        "invoice_amount_check",
                        issue("'CREDIT_NOTE'", "i.id", "-1"),
                        "credited_no_more_than_invoiced"),
                new Guard(
                        "invoice",
                        "invoice_check2",
                        issue("'CREDIT_NOTE'", "null", "10"),
                        "keep_receivable: a credit note"),
                new Guard("invoice", "invoice_check3", dueBeforeIssued()),
                new Guard("invoice", "invoice_stays", "update kring.invoice set content = '{}' where id = :invoice"),
                // What is paid
                new Guard("payment", "payment_kind_check", pay("'GIFT'", "1", "null")),
                new Guard("payment", "payment_amount_check", pay("'SET_OFF'", "0", "null")),
                new Guard("payment", "payment_check", pay("'RECEIVED'", "-1", "null"), "receivable_paid_check"),
                new Guard("payment", "payment_check1", pay("'REFUNDED'", "1", "null")),
                new Guard(
                        "payment",
                        "payment_bank_line_key",
                        pay("'RECEIVED'", "1", "'line'") + ";" + pay("'RECEIVED'", "1", "'line'")),
                new Guard(
                        "payment",
                        "payment_pkey",
                        pay("'RECEIVED'", "1", "null") + ";"
                                + pay("'RECEIVED'", "1", "null")
                                        .replace(
                                                "gen_random_uuid()",
                                                "(select p.id from kring.payment p where p.invoice_id = i.id)")),
                new Guard("payment", "payment_stays", "update kring.payment set note = 'x'"),
                // What is open
                new Guard(
                        "receivable",
                        "receivable_amount_check",
                        "update kring.receivable set amount = 0 where invoice_id = :invoice",
                        "receivable_adds_up"),
                new Guard("receivable", "receivable_paid_check", pay("'REFUNDED'", "-1", "null")),
                new Guard("receivable", "credited_no_more_than_invoiced", issue("'CREDIT_NOTE'", "i.id", "2250.01")),
                new Guard("receivable", "one_uncredited_invoice_per_enrolment", issue("'INVOICE'", "null", "10")),
                new Guard("receivable", "receivable_pkey", """
                        insert into kring.receivable (invoice_id, enrolment_id, amount, credited)
                        values (:invoice, :participant, 2250, 2250)""", "receivable_adds_up"),
                new Guard(
                        "receivable",
                        "keep_receivable: a credit note credits",
                        issue("'CREDIT_NOTE'", "i.id", "1").replace("i.enrolment_id", "cast(:other as uuid)")),
                new Guard("receivable", "keep_paid: only an invoice is paid", """
                        insert into kring.payment (id, invoice_id, kind, paid_on, amount, note)
                        values (gen_random_uuid(), :creditNote, 'RECEIVED', current_date, 1, '')"""),
                new Guard(
                        "receivable",
                        "check_receivable: the totals of an invoice",
                        "update kring.receivable set paid = 1 where invoice_id = :invoice"),
                new Guard(
                        "receivable",
                        "check_receivable: more was paid than is open",
                        pay("'RECEIVED'", "2250.01", "null")),
                new Guard(
                        "receivable",
                        "receivable_adds_up",
                        "update kring.receivable set credited = 1 where invoice_id = :invoice"),
                new Guard("receivable", "receivable_stays", "delete from kring.receivable where invoice_id = :invoice"),
                // Cancelling
                new Guard(
                        "cancellation",
                        "cancellation_pkey",
                        cancel("0", "0", "null").replace(":other", ":leaver")),
                new Guard("cancellation", "cancellation_percentage_check", cancel("101", "0", "null")),
                new Guard("cancellation", "cancellation_costs_check", cancel("0", "-1", "null")),
                new Guard("cancellation", "cancellation_outcome_check", cancel("0", "0", "'FORGOTTEN'")),
                new Guard(
                        "cancellation",
                        "cancellation_replacement_id_key",
                        cancel("0", "0", "null").replace("null, null, null", ":colleague, now(), null")),
                new Guard(
                        "cancellation",
                        "cancellation_check",
                        cancel("0", "0", "null").replace("null, null, null", "null, now(), null")),
                new Guard(
                        "cancellation",
                        "cancellation_check1",
                        cancel("0", "0", "null").replace("null, null, null", "null, null, now()")),
                new Guard("cancellation", "cancellation_check2", cancel("0", "0", "'REPLACED'")),
                new Guard("cancellation", "cancellation_check3", cancel("50", "1", "'FREE'")),
                new Guard("cancellation", "cancellation_check4", cancel("0", "0", "'WITH_COSTS'")),
                new Guard(
                        "enrolment",
                        "enrolment_check: (replaces <> id)",
                        "update kring.enrolment set replaces = id where id = :participant"),
                new Guard(
                        "enrolment",
                        "enrolment_edition_id_replaces_fkey",
                        "update kring.enrolment set replaces = :other where id = :participant"));
    }

    private static String issue(String kind, String credits, String amount) {
        return """
                insert into kring.invoice (id, kind, enrolment_id, edition_id, credits, issued_on, due_on, amount, content)
                select gen_random_uuid(), %s, i.enrolment_id, i.edition_id, %s, i.issued_on, i.issued_on, %s, i.content
                from kring.invoice i where i.id = :invoice""".formatted(kind, credits, amount);
    }

    private static String dueBeforeIssued() {
        return issue("'CREDIT_NOTE'", "i.id", "1")
                .replace("i.issued_on, i.issued_on,", "i.issued_on, i.issued_on - 1,");
    }

    /** With everything that the trigger fills in otherwise. */
    private static String row(String year, String sequence, String number) {
        return """
                insert into kring.invoice (id, year, sequence, number, kind, enrolment_id, edition_id, credits, issued_on,
                    due_on, amount, content)
                select gen_random_uuid(), %s, %s, %s, 'CREDIT_NOTE', i.enrolment_id, i.edition_id, i.id, i.issued_on,
                    i.issued_on, 1, i.content
                from kring.invoice i where i.id = :invoice""".formatted(year, sequence, number);
    }

    private static String numbered(String kind, int sequence, String credits, String amount) {
        return row("i.year", String.valueOf(sequence), "i.year || '-' || lpad('" + sequence + "', 4, '0')");
    }

    private static String sameNumber() {
        return row("i.year", "99999", "i.number");
    }

    private static String sameSequence() {
        return row("i.year", "i.sequence", "i.number || 'x'");
    }

    private static String ofAnotherYear() {
        return row("2001", "99999", "'2001-99999'");
    }

    private static String withAnotherNumber() {
        return row("i.year", "99999", "'A-1'");
    }

    /** The database gives the number, whatever is asked for; without it there is none. */
    private static String withoutNumber() {
        return row("i.year", "99999", "i.year || '-99999'")
                + "; select 1 / (case when exists (select from kring.invoice where sequence = 99999) then 1 else 0 end)";
    }

    private static String pay(String kind, String amount, String bankLine) {
        return """
                insert into kring.payment (id, invoice_id, kind, paid_on, amount, note, bank_line)
                select gen_random_uuid(), i.id, %s, i.issued_on, %s, '', %s from kring.invoice i where i.id = :invoice""".formatted(kind, amount, bankLine);
    }

    private static String cancel(String percentage, String costs, String outcome) {
        String settledAt = outcome.equals("null") ? "null" : "now()";
        return """
                insert into kring.cancellation (enrolment_id, asked_at, asked_by, reason, free_until, percentage, costs,
                    outcome, version, replacement_id, replacement_until, settled_at)
                values (:other, now(), 'x', 'x', current_date, %s, %s, %s, 0, null, null, %s)""".formatted(percentage, costs, outcome, settledAt);
    }

    /** Once for all: every test takes back what it did. */
    @BeforeEach
    void anInvoice() {
        if (isThere) {
            return;
        }
        isThere = true;
        Edition edition = anOpenEdition();
        participant = anAdmitted(edition);
        invoicing.billTo(participant.id(), InvoicingTest.SCHOOL);
        invoice = book.ofEnrolment(participant.id()).get(0).invoice();
        other = anAdmitted(anOpenEdition());
        leaver = anAdmitted(edition);
        String email = UUID.randomUUID() + "@school.example";
        cancelling.ask(leaver.id(), "", BigDecimal.ZERO, new Colleague("Lotte", "de Wit", email), "x");
        colleague = enrolments.findByEmailOrderByReceiptDesc(email).get(0);
    }

    @ParameterizedTest
    @MethodSource("guards")
    void eachGuardRefusesWhatNothingElseRefuses(Guard guard) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (String switchedOff : guard.also()) {
                dropAnywhere(switchedOff);
            }
            database.sql("savepoint before").update();
            assertThatThrownBy(() -> run(guard.statement())).isInstanceOf(DataAccessException.class);
            database.sql("rollback to savepoint before").update();
            drop(guard.table(), guard.name());
            assertThatCode(() -> run(guard.statement())).doesNotThrowAnyException();
        });
    }

    @Test
    void noGuardIsForgotten() {
        Set<String> tested = guards().map(Guard::toString).collect(Collectors.toCollection(TreeSet::new));
        // The rows of these are named by random ids, which nothing gives twice.
        Set<String> ids = Set.of("invoice invoice_pkey");

        assertThat(guardsOfTheSchema())
                .isSubsetOf(Stream.concat(tested.stream(), ids.stream()).collect(Collectors.toSet()));
    }

    /** Checks, keys, unique indexes and triggers that refuse; what only keeps the totals is tested with them. */
    private Set<String> guardsOfTheSchema() {
        Set<String> guards = new TreeSet<>(
                database.sql("""
                select c.relname || ' ' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
                where c.relnamespace = 'kring'::regnamespace and c.relname in (:tables) and k.contype in ('c', 'p', 'u')
                union
                select c.relname || ' ' || i.relname from pg_index x
                    join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
                where c.relnamespace = 'kring'::regnamespace and c.relname in (:tables) and x.indisunique
                union
                select c.relname || ' ' || t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                where c.relnamespace = 'kring'::regnamespace and c.relname in (:tables) and not t.tgisinternal""").param("tables", TABLES).query(String.class).list());
        guards.removeAll(Set.of("invoice invoice_opens_receivable", "payment payment_settles_receivable"));
        return guards;
    }

    private void run(String statements) {
        Map<String, Object> known = new TreeMap<>(Map.of(
                "invoice", invoice.id(),
                "participant", participant.id(),
                "other", other.id(),
                "leaver", leaver.id(),
                "colleague", colleague.id(),
                "year", invoice.issuedOn().getYear()));
        for (String statement : statements.split(";")) {
            if (statement.contains(":creditNote")) {
                run(issue("'CREDIT_NOTE'", "i.id", "1"));
                known.put(
                        "creditNote",
                        book.ofEnrolment(participant.id()).get(1).invoice().id());
            }
            JdbcClient.StatementSpec sql = database.sql(statement);
            for (Map.Entry<String, Object> value : known.entrySet()) {
                if (statement.contains(":" + value.getKey())) {
                    sql = sql.param(value.getKey(), value.getValue());
                }
            }
            if (statement.strip().startsWith("select")) {
                sql.query(Object.class).list();
            } else {
                sql.update();
            }
        }
        database.sql("set constraints all immediate").update();
    }

    private void dropAnywhere(String name) {
        for (String table : TABLES) {
            if (isIn(table, name)) {
                drop(table, name);
                return;
            }
        }
        throw new AssertionError("There is no guard " + name);
    }

    private boolean isIn(String table, String name) {
        return name.contains(":")
                || database.sql("""
                        select exists (select from pg_constraint where conrelid = cast(:table as regclass) and conname = :name)
                            or exists (select from pg_trigger where tgrelid = cast(:table as regclass) and tgname = :name)""")
                        .param("table", "kring." + table)
                        .param("name", name)
                        .query(Boolean.class)
                        .single();
    }

    private void drop(String table, String name) {
        String qualified = "kring." + table;
        int colon = name.indexOf(": ");
        if (colon > 0 && name.endsWith(")")) {
            drop(table, constraintSaying(table, name.substring(colon + 2)));
        } else if (colon > 0) {
            silence(name.substring(0, colon), name.substring(colon + 2));
        } else if (exists("pg_trigger", "tgrelid", "tgname", qualified, name)) {
            database.sql("drop trigger " + name + " on " + qualified).update();
        } else if (exists("pg_constraint", "conrelid", "conname", qualified, name)) {
            database.sql("alter table " + qualified + " drop constraint " + name + " cascade")
                    .update();
        } else {
            database.sql("drop index kring." + name).update();
        }
    }

    private boolean exists(String catalogue, String owner, String column, String table, String name) {
        return database.sql("select count(*) from " + catalogue + " where " + owner + " = cast(? as regclass) and "
                                + column + " = ?")
                        .param(table)
                        .param(name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private String constraintSaying(String table, String what) {
        return database.sql("""
                select conname from pg_constraint
                where conrelid = cast(? as regclass) and pg_get_constraintdef(oid) like '%' || ? || '%'""")
                .param("kring." + table)
                .param(what)
                .query(String.class)
                .single();
    }

    /** Has a function say what it would have refused. */
    private void silence(String function, String beginning) {
        String source = database.sql("select pg_get_functiondef(cast('kring.' || ? as regproc))")
                .param(function)
                .query(String.class)
                .single();
        String silent = source.replace("raise exception '" + beginning, "raise notice '" + beginning);
        assertThat(silent).isNotEqualTo(source);
        database.sql(silent.replace("?", "??")).update();
    }

    private Enrolment anAdmitted(Edition edition) {
        Enrolment candidate = aConfirmedCandidate(edition);
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        return candidate;
    }
}
