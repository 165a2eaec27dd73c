package nl.kring.invoicing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionMovedOnline;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.InvoiceMoment;
import nl.kring.programme.ProgrammeDefinition.OnlineRules;
import nl.kring.programme.ProgrammeDefinition.Organiser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices participants and credits them. What was issued stays: a mistake, a cancellation or a replacement is a credit
 * note, with a new invoice where something is still owed. Everything holds the edition, as handing out places does, so that
 * nobody is invoiced or credited twice. Amounts are in euro, and no VAT is charged.
 */
@Service
@Transactional
public class Invoicing {

    private static final String FEE = "fee";
    private static final String CANCELLATION_COSTS = "cancellationCosts";

    private final Invoices invoices;
    private final Billings billings;
    private final Ledger ledger;
    private final InvoiceLetters letters;
    private final Enrolments enrolments;
    private final Editions editions;
    private final MessageSource texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invoicing(
            Invoices invoices,
            Billings billings,
            Ledger ledger,
            InvoiceLetters letters,
            Enrolments enrolments,
            Editions editions,
            MessageSource texts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.invoices = invoices;
        this.billings = billings;
        this.ledger = ledger;
        this.letters = letters;
        this.enrolments = enrolments;
        this.editions = editions;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /** To whom an enrolment is invoiced; empty while nobody said so. */
    @Transactional(readOnly = true)
    public Optional<BillingDetails> billedTo(UUID enrolmentId) {
        return billings.findById(enrolmentId).map(Billing::details);
    }

    /** Whether so much of an invoice was credited and no more, and there is something left to credit. */
    @Transactional(readOnly = true)
    public boolean isUncredited(UUID invoiceId, BigDecimal credited) {
        return ledger.find(invoiceId)
                .filter(balance -> balance.credited().compareTo(credited) == 0
                        && balance.uncredited().signum() > 0)
                .isPresent();
    }

    /** Whether an invoice was issued for this enrolment, credited or not. */
    @Transactional(readOnly = true)
    public boolean wasInvoiced(UUID enrolmentId) {
        return invoices.existsByEnrolmentIdAndKind(enrolmentId, Invoice.Kind.INVOICE);
    }

    /**
     * Sets to whom an enrolment is invoiced, and sends the invoice that waited for it. What was issued before stays as it is.
     *
     * @throws IllegalArgumentException when no invoice could be sent to these details
     */
    public void billTo(UUID enrolmentId, BillingDetails details) {
        if (!details.mistakes().isEmpty()) {
            throw new IllegalArgumentException("Incomplete billing details: " + details.mistakes());
        }
        alone(enrolmentId);
        keep(enrolmentId, details);
        invoiceIfDue(enrolmentId);
    }

    /**
     * As {@link #billTo}, for a candidate: only until the invoice is issued.
     *
     * @return false, and nothing changed, when the invoice was issued
     */
    public boolean billToUntilInvoiced(UUID enrolmentId, BillingDetails details) {
        alone(enrolmentId);
        if (wasInvoiced(enrolmentId)) {
            return false;
        }
        billTo(enrolmentId, details);
        return true;
    }

    /**
     * Whether an invoice is due: the participant was admitted, and where the programme says so the edition goes ahead; there
     * is something to pay, and no invoice was ever issued for the enrolment.
     */
    @Transactional(readOnly = true)
    public boolean isDue(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        Edition edition = editions.get(enrolment.editionId());
        boolean moment = edition.definition().invoicing().moment() == InvoiceMoment.ADMISSION
                || edition.decision() == Edition.Decision.GO;
        return enrolment.status().isParticipating()
                && moment
                && enrolment.fee(edition).signum() > 0
                && !wasInvoiced(enrolmentId);
    }

    /**
     * Issues and sends the invoice of an enrolment when it is due; a second time changes nothing. While nobody said to whom
     * it goes it waits, and is sent by {@link #billTo}.
     */
    public Optional<Invoice> invoiceIfDue(UUID enrolmentId) {
        Enrolment enrolment = alone(enrolmentId);
        Optional<BillingDetails> details = billedTo(enrolmentId);
        if (!isDue(enrolmentId) || details.isEmpty()) {
            return Optional.empty();
        }
        Edition edition = editions.get(enrolment.editionId());
        return Optional.of(announced(issue(enrolment, edition, details.get(), FEE, enrolment.fee(edition))));
    }

    /**
     * Credits all that was invoiced and not credited. What was paid is to be paid back.
     *
     * @return the credit note; empty when there was nothing to credit
     */
    public Optional<Invoice> credit(UUID enrolmentId, String reason) {
        Enrolment enrolment = alone(enrolmentId);
        return ledger.holdUncredited(enrolmentId)
                .map(balance -> credit(enrolment, balance, balance.uncredited(), reason));
    }

    /**
     * Credits a part of what was invoiced, such as half of it when a programme moves online.
     *
     * @return the credit note; empty when there was nothing to credit
     * @throws CreditTooHigh when less was invoiced and not credited
     * @throws IllegalArgumentException when the amount is not above zero
     */
    public Optional<Invoice> credit(UUID enrolmentId, BigDecimal amount, String reason) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
        if (rounded.signum() <= 0) {
            throw new IllegalArgumentException("A credit note is for more than nothing: " + amount);
        }
        Enrolment enrolment = alone(enrolmentId);
        return ledger.holdUncredited(enrolmentId).map(balance -> {
            if (rounded.compareTo(balance.uncredited()) > 0) {
                throw new CreditTooHigh(balance.uncredited());
            }
            return credit(enrolment, balance, rounded, reason);
        });
    }

    /**
     * Lowers what participants were invoiced for an edition that is held online as a whole, each by a credit note over the
     * part that is not to be paid any more. What was invoiced for cancelling stays. Later invoices follow the lower fee.
     */
    @EventListener
    void lower(EditionMovedOnline moved) {
        OnlineRules rules = editions.get(moved.editionId()).definition().online();
        if (!moved.cheaper() || rules == null) {
            return;
        }
        editions.lockById(moved.editionId());
        // All are held before the first is credited, so that nobody who holds two of them waits for ever.
        for (Balance balance : ledger.holdUncreditedOf(moved.editionId())) {
            BigDecimal less = balance.uncredited().subtract(rules.of(balance.uncredited()));
            if (less.signum() > 0 && isFor(FEE, invoices.get(balance.invoiceId()))) {
                Enrolment enrolment = enrolments.get(balance.enrolmentId());
                credit(enrolment, balance, less, texts.getMessage("invoice.online", null, enrolment.locale()));
            }
        }
    }

    /**
     * Settles a cancellation: credits all that was invoiced, and invoices the costs on their own where there are any. What
     * was paid already is set off against the costs. Settling the same costs again changes nothing.
     *
     * @param costs zero when cancelling is free
     * @return the invoice for the costs; empty when there are none, or nobody said to whom it goes
     */
    public Optional<Invoice> cancel(UUID enrolmentId, BigDecimal costs, String reason) {
        Enrolment enrolment = alone(enrolmentId);
        Edition edition = editions.get(enrolment.editionId());
        BigDecimal owed = costs.setScale(2, RoundingMode.HALF_UP);
        Optional<Balance> credited = ledger.holdUncredited(enrolmentId);
        Optional<Invoice> before = credited.map(balance -> invoices.get(balance.invoiceId()));
        if (before.filter(invoice ->
                        isFor(CANCELLATION_COSTS, invoice) && invoice.amount().compareTo(owed) == 0)
                .isPresent()) {
            return before;
        }
        Optional<BillingDetails> details =
                before.map(invoice -> invoice.content().buyer()).or(() -> billedTo(enrolmentId));
        credited.ifPresent(balance -> credit(enrolment, balance, balance.uncredited(), reason));
        if (owed.signum() <= 0 || details.isEmpty()) {
            return Optional.empty();
        }
        Invoice invoice = issue(enrolment, edition, details.get(), CANCELLATION_COSTS, owed);
        credited.ifPresent(balance -> setOff(balance.invoiceId(), invoice));
        return Optional.of(announced(invoice));
    }

    /**
     * Puts the invoice of somebody who is replaced in the name of the colleague: a credit note for the one, an invoice of
     * the same amount to the same address for the other, and what was paid goes over. Where nothing was invoiced yet only
     * the address goes over.
     *
     * @return the invoice of the colleague; empty when nothing was invoiced
     */
    public Optional<Invoice> transfer(UUID fromEnrolmentId, UUID toEnrolmentId, String reason) {
        Enrolment from = alone(fromEnrolmentId);
        Enrolment to = alone(toEnrolmentId);
        List<Balance> held = ledger.holdUncredited(fromEnrolmentId, toEnrolmentId);
        Optional<Balance> credited = of(fromEnrolmentId, held);
        Optional<BillingDetails> details = credited.map(
                        balance -> invoices.get(balance.invoiceId()).content().buyer())
                .or(() -> billedTo(fromEnrolmentId));
        if (billedTo(toEnrolmentId).isEmpty()) {
            details.ifPresent(same -> keep(toEnrolmentId, same));
        }
        if (credited.isEmpty()) {
            return Optional.empty();
        }
        Balance balance = credited.get();
        credit(from, balance, balance.uncredited(), reason);
        Optional<Invoice> own = of(toEnrolmentId, held).map(theirs -> invoices.get(theirs.invoiceId()));
        if (own.isPresent()) {
            setOff(balance.invoiceId(), own.get());
            if (ledger.hold(own.get().id()).owed().signum() == 0) {
                events.publishEvent(new InvoiceSettled(own.get().id(), InvoiceState.PAID));
            }
            return own;
        }
        Invoice invoice = issue(to, editions.get(to.editionId()), details.orElseThrow(), FEE, balance.uncredited());
        setOff(balance.invoiceId(), invoice);
        return Optional.of(announced(invoice));
    }

    private static Optional<Balance> of(UUID enrolmentId, List<Balance> balances) {
        return balances.stream()
                .filter(balance -> balance.enrolmentId().equals(enrolmentId))
                .findFirst();
    }

    /**
     * Issues the invoice of an enrolment anew, to the address as it is now: a credit note and an invoice of the same amount.
     *
     * @return the new invoice; empty when there was nothing to credit
     */
    public Optional<Invoice> reissue(UUID enrolmentId, String reason) {
        Enrolment enrolment = alone(enrolmentId);
        return ledger.holdUncredited(enrolmentId).map(balance -> {
            Invoice old = invoices.get(balance.invoiceId());
            credit(enrolment, balance, balance.uncredited(), reason);
            Invoice invoice = issue(
                    enrolment,
                    editions.get(enrolment.editionId()),
                    billedTo(enrolmentId).orElse(old.content().buyer()),
                    subjectOf(old),
                    balance.uncredited());
            setOff(old.id(), invoice);
            return announced(invoice);
        });
    }

    private Invoice issue(
            Enrolment enrolment, Edition edition, BillingDetails buyer, String subject, BigDecimal amount) {
        LocalDate today = LocalDate.now(clock);
        Invoice invoice = invoices.saveAndFlush(Invoice.of(
                enrolment.id(),
                edition.id(),
                today,
                today.plus(edition.definition().invoicing().paymentTerm()),
                content(enrolment, edition, buyer, subject, amount, null, null)));
        letters.send(invoice, enrolment);
        return invoice;
    }

    /** Has an invoice watched over, unless it was paid by what was set off against it. */
    private Invoice announced(Invoice invoice) {
        if (ledger.hold(invoice.id()).owed().signum() > 0) {
            events.publishEvent(new InvoiceIssued(invoice.id(), invoice.enrolmentId(), invoice.editionId()));
        }
        return invoice;
    }

    private Invoice credit(Enrolment enrolment, Balance balance, BigDecimal amount, String reason) {
        Invoice credited = invoices.get(balance.invoiceId());
        Invoice creditNote = invoices.saveAndFlush(Invoice.crediting(
                credited,
                LocalDate.now(clock),
                content(
                        enrolment,
                        editions.get(enrolment.editionId()),
                        credited.content().buyer(),
                        subjectOf(credited),
                        amount,
                        credited,
                        reason)));
        letters.send(creditNote, enrolment);
        Balance left = ledger.hold(credited.id());
        if (left.owed().signum() <= 0 && balance.owed().signum() > 0) {
            boolean all = left.uncredited().signum() == 0;
            events.publishEvent(new InvoiceSettled(credited.id(), all ? InvoiceState.CREDITED : InvoiceState.PAID));
        }
        return creditNote;
    }

    /** Moves what was paid too much for a credited invoice to the one that took its place, as far as it is open. */
    private void setOff(UUID creditedId, Invoice invoice) {
        BigDecimal tooMuch = ledger.hold(creditedId).owed().negate();
        BigDecimal moved = tooMuch.min(ledger.hold(invoice.id()).owed());
        if (moved.signum() > 0) {
            LocalDate today = LocalDate.now(clock);
            ledger.enter(Payment.setOff(creditedId, today, moved.negate(), invoice.number()), null);
            ledger.enter(
                    Payment.setOff(
                            invoice.id(), today, moved, invoices.get(creditedId).number()),
                    null);
        }
    }

    private InvoiceContent content(
            Enrolment enrolment,
            Edition edition,
            BillingDetails buyer,
            String subject,
            BigDecimal amount,
            @Nullable Invoice credited,
            @Nullable String reason) {
        Locale locale = enrolment.locale();
        String programme = edition.definition().title().in(locale);
        Organiser organiser = edition.definition().organiser();
        String description = texts.getMessage(
                "invoice.line." + subject, new Object[] {programme, edition.title(), enrolment.name()}, locale);
        return new InvoiceContent(
                locale.getLanguage().equals("en") ? "en" : "nl",
                new InvoiceContent.Seller(
                        organiser.name(),
                        organiser.email(),
                        organiser.street(),
                        organiser.postcode(),
                        organiser.city(),
                        organiser.country(),
                        organiser.chamberOfCommerce(),
                        organiser.vatId(),
                        organiser.fiscalNumber(),
                        organiser.iban(),
                        organiser.bic()),
                buyer,
                enrolment.name(),
                enrolment.reference(),
                programme,
                edition.title(),
                edition.startsAt().toLocalDate(),
                edition.meetings().get(edition.meetings().size() - 1).endsAt().toLocalDate(),
                List.of(new InvoiceContent.Line(subject, description, amount.setScale(2, RoundingMode.HALF_UP))),
                edition.definition().invoicing().exemptionReason().in(locale),
                credited == null ? null : credited.number(),
                credited == null ? null : credited.issuedOn(),
                reason);
    }

    private static boolean isFor(String subject, Invoice invoice) {
        return subjectOf(invoice).equals(subject);
    }

    private static String subjectOf(Invoice invoice) {
        return invoice.content().lines().get(0).subject();
    }

    private void keep(UUID enrolmentId, BillingDetails details) {
        billings.findById(enrolmentId)
                .ifPresentOrElse(
                        billing -> billing.change(details), () -> billings.save(new Billing(enrolmentId, details)));
    }

    /** Reads the enrolment once nobody else invoices or credits it: a second click finds what the first did. */
    private Enrolment alone(UUID enrolmentId) {
        enrolments.findEditionIdById(enrolmentId).ifPresent(editions::lockById);
        return enrolments.get(enrolmentId);
    }
}
