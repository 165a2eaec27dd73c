package nl.kring.invoicing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters what came in and what was paid back, one by one or from a bank's file, and writes off what never comes. Whoever
 * enters a payment holds the invoice, so that no more is entered than is open.
 */
@Service
@Transactional
public class Payments {

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(2\\d{3}) ?- ?(\\d{4,6})(?!\\d)");

    private final Invoices invoices;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Payments(Invoices invoices, Ledger ledger, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.invoices = invoices;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters a payment, or what was paid back where more was paid than is owed.
     *
     * @param amount in euro, above zero
     * @param paidBefore what was paid according to the page on which this was typed, so that a second click enters nothing
     * @throws PaymentRefused when it is more than is open, lies in the future, or something was entered meanwhile
     */
    public void enter(
            UUID invoiceId, LocalDate paidOn, BigDecimal amount, String note, BigDecimal paidBefore, Actor by) {
        Balance balance = ledger.hold(invoiceId);
        BigDecimal owed = balance.owed();
        if (balance.paid().compareTo(paidBefore) != 0) {
            throw new PaymentRefused(PaymentRefused.Reason.CHANGED_MEANWHILE, owed.abs());
        }
        BigDecimal signed = owed.signum() < 0 ? amount.negate() : amount;
        Optional<PaymentRefused.Reason> refusal = refusal(balance, paidOn, signed);
        if (refusal.isPresent()) {
            throw new PaymentRefused(refusal.get(), owed.abs());
        }
        enter(Payment.of(invoiceId, paidOn, signed, note), null, by);
    }

    /**
     * Enters the lines of a bank's file that name an invoice. What is entered before stays as it is, and what cannot be
     * entered is told; either all lines that can be entered are, or none.
     *
     * @throws BankFile.Unreadable when a line cannot be read; then nothing is entered
     */
    public BankImport read(byte[] file, Actor by) {
        Map<String, Integer> sameBefore = new HashMap<>();
        List<BankImport.Line> told = new ArrayList<>();
        List<Recognised> recognised = new ArrayList<>();
        for (BankFile.Line line : BankFile.read(file)) {
            String text = line.paidOn() + "|" + line.amount() + "|" + line.description();
            String key = fingerprint(text + "|" + sameBefore.merge(text, 1, Integer::sum));
            List<Invoice> named = named(line.description());
            if (ledger.knows(key)) {
                told.add(BankImport.Line.of(line, BankImport.Outcome.KNOWN, named));
            } else if (named.size() != 1) {
                told.add(BankImport.Line.of(
                        line, named.isEmpty() ? BankImport.Outcome.NO_INVOICE : BankImport.Outcome.SEVERAL, named));
            } else {
                recognised.add(new Recognised(line, key, named.get(0)));
            }
        }
        // In one order, so that two who read files at once do not wait for each other for ever.
        recognised.sort(Comparator.comparing(each -> each.invoice().number()));
        recognised.forEach(each -> told.add(enter(each, by)));
        told.sort(Comparator.comparing(BankImport.Line::number));
        return new BankImport(told);
    }

    /** Gives up what is open of an invoice. */
    public void writeOff(UUID invoiceId, String reason, Actor by) {
        if (ledger.hold(invoiceId).open().signum() > 0) {
            ledger.writeOff(invoiceId, LocalDate.now(clock));
            record(by, "invoice.writtenOff", invoices.get(invoiceId), reason);
        }
    }

    private record Recognised(BankFile.Line line, String key, Invoice invoice) {}

    private BankImport.Line enter(Recognised recognised, Actor by) {
        BankFile.Line line = recognised.line();
        List<Invoice> named = List.of(recognised.invoice());
        Balance balance = ledger.hold(recognised.invoice().id());
        if (ledger.knows(recognised.key())) {
            return BankImport.Line.of(line, BankImport.Outcome.KNOWN, named);
        }
        Optional<PaymentRefused.Reason> refusal = refusal(balance, line.paidOn(), line.amount());
        if (refusal.isPresent()) {
            return BankImport.Line.of(line, BankImport.Outcome.of(refusal.get()), named);
        }
        boolean entered = enter(
                Payment.of(balance.invoiceId(), line.paidOn(), line.amount(), line.description()),
                recognised.key(),
                by);
        return BankImport.Line.of(line, entered ? BankImport.Outcome.ENTERED : BankImport.Outcome.KNOWN, named);
    }

    private Optional<PaymentRefused.Reason> refusal(Balance balance, LocalDate paidOn, BigDecimal signed) {
        if (paidOn.isAfter(LocalDate.now(clock))) {
            return Optional.of(PaymentRefused.Reason.IN_THE_FUTURE);
        }
        if (signed.signum() == 0 || balance.owed().signum() != signed.signum()) {
            return Optional.of(PaymentRefused.Reason.NOTHING_OPEN);
        }
        return signed.abs().compareTo(balance.owed().abs()) > 0
                ? Optional.of(PaymentRefused.Reason.TOO_MUCH)
                : Optional.empty();
    }

    private boolean enter(Payment payment, @Nullable String bankLine, Actor by) {
        if (!ledger.enter(payment, bankLine)) {
            return false;
        }
        record(
                by,
                "invoice.payment",
                invoices.get(payment.invoiceId()),
                payment.amount().toPlainString());
        if (payment.amount().signum() > 0
                && ledger.hold(payment.invoiceId()).owed().signum() == 0) {
            events.publishEvent(new InvoiceSettled(payment.invoiceId(), InvoiceState.PAID));
        }
        return true;
    }

    private List<Invoice> named(String description) {
        Matcher numbers = NUMBER.matcher(description);
        return numbers.results()
                .map(number -> number.group(1) + "-" + number.group(2))
                .distinct()
                .flatMap(number -> invoices.findByNumber(number).stream())
                .filter(invoice -> !invoice.isCreditNote())
                .toList();
    }

    private void record(Actor by, String action, Invoice invoice, String detail) {
        audit.record(by, action, invoice.enrolmentId(), invoice.editionId(), invoice.number() + ": " + detail);
    }

    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
