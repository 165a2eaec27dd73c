package nl.kring.invoicing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.invoicing.InvoiceBook.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is open of each invoice, and the payments that made it so. The totals are kept by the database. */
@Component
class Ledger {

    private static final String BALANCE =
            "select r.invoice_id, r.enrolment_id, i.due_on, r.amount, r.credited, r.paid, r.written_off_on"
                    + " from kring.receivable r join kring.invoice i on i.id = r.invoice_id ";

    /** Where what is shown goes. */
    private static final String SHOWN = ":shown ";

    private static final String IN_BOOK = """
            from kring.invoice i
                left join (select *, amount - credited - paid as owed from kring.receivable) r on r.invoice_id = i.id
            where (cast(:year as integer) is null or i.year = :year) :shown\s""";

    private final JdbcClient database;

    Ledger(JdbcClient database) {
        this.database = database;
    }

    Optional<Balance> find(UUID invoiceId) {
        return database.sql(BALANCE + "where r.invoice_id = ?")
                .param(invoiceId)
                .query(Ledger::balance)
                .optional();
    }

    /** Holds the invoice until the transaction ends, so that what is open stays open. */
    @Transactional(propagation = Propagation.MANDATORY)
    Balance hold(UUID invoiceId) {
        return database.sql(BALANCE + "where r.invoice_id = ? for update of r")
                .param(invoiceId)
                .query(Ledger::balance)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException(invoiceId + " is no invoice that can be paid"));
    }

    /** As {@link #holdUncredited}, of two enrolments: in the order of their numbers, as a bank's file holds invoices. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Balance> holdUncredited(UUID enrolmentId, UUID otherEnrolmentId) {
        return database.sql(BALANCE + "where r.enrolment_id in (?, ?) and r.credited < r.amount"
                        + " order by i.year, i.sequence for update of r")
                .param(enrolmentId)
                .param(otherEnrolmentId)
                .query(Ledger::balance)
                .list();
    }

    /** As {@link #holdUncredited}, of everybody in an edition, in the order of their numbers. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Balance> holdUncreditedOf(UUID editionId) {
        return database.sql(BALANCE + "where i.edition_id = ? and r.credited < r.amount"
                        + " order by i.year, i.sequence for update of r")
                .param(editionId)
                .query(Ledger::balance)
                .list();
    }

    /** The one invoice of an enrolment that is not credited, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Balance> holdUncredited(UUID enrolmentId) {
        return database.sql(BALANCE + "where r.enrolment_id = ? and r.credited < r.amount for update of r")
                .param(enrolmentId)
                .query(Ledger::balance)
                .optional();
    }

    List<Balance> of(List<UUID> invoiceIds) {
        return invoiceIds.isEmpty()
                ? List.of()
                : database.sql(BALANCE + "where r.invoice_id in (:ids)")
                        .param("ids", invoiceIds)
                        .query(Ledger::balance)
                        .list();
    }

    /** The newest first. */
    List<UUID> page(Show show, @Nullable Integer year, LocalDate today, int from, int number) {
        return selecting(
                        "select i.id " + IN_BOOK + "order by i.year desc, i.sequence desc offset :from limit :number",
                        show)
                .param("year", year)
                .param("today", today)
                .param("from", from)
                .param("number", number)
                .query(UUID.class)
                .list();
    }

    int count(Show show, @Nullable Integer year, LocalDate today) {
        return selecting("select count(*) " + IN_BOOK, show)
                .param("year", year)
                .param("today", today)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec selecting(String sql, Show show) {
        String shown = switch (show) {
            case OPEN -> "and (r.owed < 0 or r.owed > 0 and r.written_off_on is null) ";
            case OVERDUE -> "and r.owed > 0 and r.written_off_on is null and i.due_on < cast(:today as date) ";
            case ALL -> "and cast(:today as date) is not null ";
        };
        return database.sql(sql.replace(SHOWN, shown));
    }

    /** In the order of their numbers, after an invoice or from the first. */
    List<UUID> after(@Nullable UUID last, @Nullable Integer year, int number) {
        return database.sql("""
                select i.id from kring.invoice i
                where (cast(:year as integer) is null or i.year = :year)
                  and (cast(:last as uuid) is null
                       or (i.year, i.sequence) > (select l.year, l.sequence from kring.invoice l where l.id = :last))
                order by i.year, i.sequence limit :number""")
                .param("year", year)
                .param("last", last)
                .param("number", number)
                .query(UUID.class)
                .list();
    }

    List<Integer> years() {
        return database.sql("select year from kring.invoice_number order by year desc")
                .query(Integer.class)
                .list();
    }

    InvoiceBook.Totals totals(LocalDate today) {
        return database.sql("""
                select coalesce(sum(owed) filter (where owed > 0 and written_off_on is null), 0) as to_collect,
                       coalesce(-sum(owed) filter (where owed < 0), 0) as to_refund,
                       count(*) filter (where owed > 0 and written_off_on is null and due_on < :today) as overdue
                from (select r.amount - r.credited - r.paid as owed, r.written_off_on, i.due_on
                      from kring.receivable r join kring.invoice i on i.id = r.invoice_id) r""")
                .param("today", today)
                .query((row, line) -> new InvoiceBook.Totals(
                        row.getBigDecimal("to_collect"), row.getBigDecimal("to_refund"), row.getInt("overdue")))
                .single();
    }

    /**
     * Enters a payment.
     *
     * @return false when the line of the bank's file was entered before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean enter(Payment payment, @Nullable String bankLine) {
        return database.sql("""
                insert into kring.payment (id, invoice_id, kind, paid_on, amount, note, bank_line)
                values (:id, :invoice, :kind, :paidOn, :amount, :note, :bankLine)
                on conflict (bank_line) do nothing""")
                        .param("id", payment.id())
                        .param("invoice", payment.invoiceId())
                        .param("kind", payment.kind().name())
                        .param("paidOn", payment.paidOn())
                        .param("amount", payment.amount())
                        .param("note", payment.note())
                        .param("bankLine", bankLine)
                        .update()
                == 1;
    }

    boolean knows(String bankLine) {
        return database.sql("select count(*) from kring.payment where bank_line = ?")
                        .param(bankLine)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<Payment> paymentsOf(UUID invoiceId) {
        return database.sql("select id, invoice_id, kind, paid_on, amount, note from kring.payment where invoice_id = ?"
                        + " order by paid_on, id")
                .param(invoiceId)
                .query(Ledger::payment)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void writeOff(UUID invoiceId, LocalDate on) {
        database.sql("update kring.receivable set written_off_on = :on where invoice_id = :invoice")
                .param("on", on)
                .param("invoice", invoiceId)
                .update();
    }

    private static Balance balance(ResultSet row, int number) throws SQLException {
        return new Balance(
                row.getObject("invoice_id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getBigDecimal("credited"),
                row.getBigDecimal("paid"),
                row.getObject("written_off_on", LocalDate.class));
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new Payment(
                row.getObject("id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                Payment.Kind.valueOf(row.getString("kind")),
                row.getObject("paid_on", LocalDate.class),
                amount,
                row.getString("note"));
    }
}
