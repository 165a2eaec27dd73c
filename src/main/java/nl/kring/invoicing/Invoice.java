package nl.kring.invoicing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * An invoice or a credit note, as it was issued; it never changes afterwards. The database gives the number, in the order
 * of issuing and without gaps in a year. Amounts are in euro.
 */
@Entity
public class Invoice implements Persistable<UUID> {

    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    @Id
    private UUID id;

    @Generated(event = EventType.INSERT)
    @Column(insertable = false, updatable = false)
    private String number;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Kind kind;

    @Column(updatable = false)
    private UUID enrolmentId;

    @Column(updatable = false)
    private UUID editionId;

    @Column(updatable = false)
    private @Nullable UUID credits;

    @Column(updatable = false)
    private LocalDate issuedOn;

    @Column(updatable = false)
    private LocalDate dueOn;

    @Column(updatable = false)
    private BigDecimal amount;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private InvoiceContent content;

    @Transient
    private boolean isNew;

    @SuppressWarnings("NullAway.Init")
    protected Invoice() {}

    @SuppressWarnings("NullAway.Init")
    private Invoice(
            Kind kind,
            UUID enrolmentId,
            UUID editionId,
            @Nullable UUID credits,
            LocalDate issuedOn,
            LocalDate dueOn,
            InvoiceContent content) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.enrolmentId = enrolmentId;
        this.editionId = editionId;
        this.credits = credits;
        this.issuedOn = issuedOn;
        this.dueOn = dueOn;
        this.amount = content.total();
        this.content = content;
        this.isNew = true;
    }

    static Invoice of(UUID enrolmentId, UUID editionId, LocalDate issuedOn, LocalDate dueOn, InvoiceContent content) {
        return new Invoice(Kind.INVOICE, enrolmentId, editionId, null, issuedOn, dueOn, content);
    }

    /** A credit note; due at once, because nobody has to pay it. */
    static Invoice crediting(Invoice invoice, LocalDate issuedOn, InvoiceContent content) {
        return new Invoice(
                Kind.CREDIT_NOTE, invoice.enrolmentId, invoice.editionId, invoice.id, issuedOn, issuedOn, content);
    }

    public UUID id() {
        return id;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    /** The year and the order in it, such as {@code 2027-0012}; invoices and credit notes are numbered together. */
    public String number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isCreditNote() {
        return kind == Kind.CREDIT_NOTE;
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public UUID editionId() {
        return editionId;
    }

    /** The invoice that a credit note credits; null for an invoice. */
    public @Nullable UUID credits() {
        return credits;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    /** Always positive, also that of a credit note. */
    public BigDecimal amount() {
        return amount;
    }

    public InvoiceContent content() {
        return content;
    }
}
