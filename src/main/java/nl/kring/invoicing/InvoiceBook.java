package nl.kring.invoicing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was invoiced and how it stands, to read. */
@Service
@Transactional(readOnly = true)
public class InvoiceBook {

    private final Invoices invoices;
    private final Ledger ledger;
    private final Clock clock;

    InvoiceBook(Invoices invoices, Ledger ledger, Clock clock) {
        this.invoices = invoices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All invoices and credit notes, the newest first. */
    public List<InvoiceEntry> all() {
        Map<UUID, Balance> balances =
                ledger.all().stream().collect(Collectors.toMap(Balance::invoiceId, Function.identity()));
        List<Invoice> all = invoices.findAll();
        Map<UUID, String> numbers = all.stream().collect(Collectors.toMap(Invoice::id, Invoice::number));
        return all.stream()
                .sorted(Comparator.comparing(Invoice::issuedOn)
                        .thenComparing(invoice -> invoice.number().length())
                        .thenComparing(Invoice::number)
                        .reversed())
                .map(invoice -> entry(invoice, Optional.ofNullable(balances.get(invoice.id())), numbers::get))
                .toList();
    }

    /** In the order in which they were issued. */
    public List<InvoiceEntry> ofEnrolment(UUID enrolmentId) {
        return invoices.ofEnrolment(enrolmentId).stream().map(this::entry).toList();
    }

    public Optional<InvoiceEntry> find(String number) {
        return invoices.findByNumber(number).map(this::entry);
    }

    /** Oldest first. */
    public List<Payment> payments(UUID invoiceId) {
        return ledger.paymentsOf(invoiceId);
    }

    /** What of an invoice is to be paid. */
    public Balance balance(UUID invoiceId) {
        return ledger.find(invoiceId)
                .orElseThrow(() -> new IllegalArgumentException(invoiceId + " is no invoice that can be paid"));
    }

    private InvoiceEntry entry(Invoice invoice) {
        return entry(invoice, ledger.find(invoice.id()), id -> invoices.get(id).number());
    }

    private InvoiceEntry entry(Invoice invoice, Optional<Balance> balance, Function<UUID, String> numbers) {
        UUID credits = invoice.credits();
        return new InvoiceEntry(
                invoice,
                balance.orElse(null),
                balance.map(each -> each.state(LocalDate.now(clock))).orElse(null),
                credits == null ? null : numbers.apply(credits));
    }
}
