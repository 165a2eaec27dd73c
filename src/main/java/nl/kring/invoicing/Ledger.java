package nl.kring.invoicing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** The one invoice of an enrolment that is not credited, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Balance> holdUncredited(UUID enrolmentId) {
        return database.sql(BALANCE + "where r.enrolment_id = ? and r.credited < r.amount for update of r")
                .param(enrolmentId)
                .query(Ledger::balance)
                .optional();
    }

    List<Balance> all() {
        return database.sql(BALANCE).query(Ledger::balance).list();
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
