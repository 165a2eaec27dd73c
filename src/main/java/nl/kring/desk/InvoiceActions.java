package nl.kring.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.identity.CurrentActor;
import nl.kring.invoicing.BankImport;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.Invoicing;
import nl.kring.invoicing.Payments;
import nl.kring.programme.Editions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what coordinators do with invoices, and writes down who did it. */
@Service
@Transactional
class InvoiceActions {

    private final Invoicing invoicing;
    private final Payments payments;
    private final Editions editions;
    private final AuditTrail audit;
    private final CurrentActor currentActor;

    InvoiceActions(
            Invoicing invoicing, Payments payments, Editions editions, AuditTrail audit, CurrentActor currentActor) {
        this.invoicing = invoicing;
        this.payments = payments;
        this.editions = editions;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    void enterPayment(Invoice invoice, LocalDate paidOn, BigDecimal amount, String note, BigDecimal paidBefore) {
        payments.enter(invoice.id(), paidOn, amount, note, paidBefore, currentActor.require());
    }

    BankImport read(byte[] file) {
        Actor actor = currentActor.require();
        BankImport read = payments.read(file, actor);
        audit.record(actor, "invoices.imported", null, null, String.valueOf(read.count(BankImport.Outcome.ENTERED)));
        return read;
    }

    /** @return false when the invoice was credited meanwhile, as by a first click on the same button */
    boolean credit(Invoice invoice, BigDecimal amount, BigDecimal creditedBefore, String reason) {
        editions.lockById(invoice.editionId());
        if (!invoicing.isUncredited(invoice.id(), creditedBefore)) {
            return false;
        }
        invoicing
                .credit(invoice.enrolmentId(), amount, reason)
                .ifPresent(note -> record("invoice.credited", invoice, note.number() + ", " + reason));
        return true;
    }

    /** @return false when the invoice was credited meanwhile, as by a first click on the same button */
    boolean reissue(Invoice invoice, BigDecimal creditedBefore, String reason) {
        editions.lockById(invoice.editionId());
        if (!invoicing.isUncredited(invoice.id(), creditedBefore)) {
            return false;
        }
        invoicing
                .reissue(invoice.enrolmentId(), reason)
                .ifPresent(anew -> record("invoice.reissued", invoice, anew.number() + ", " + reason));
        return true;
    }

    void billTo(Enrolment enrolment, BillingDetails details) {
        invoicing.billTo(enrolment.id(), details);
        audit.record(
                currentActor.require(),
                "billing.changed",
                enrolment.id(),
                enrolment.editionId(),
                details.organisation());
    }

    private void record(String action, Invoice invoice, String detail) {
        audit.record(
                currentActor.require(),
                action,
                invoice.enrolmentId(),
                invoice.editionId(),
                invoice.number() + ": " + detail);
    }
}
