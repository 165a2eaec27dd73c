package nl.kring.invoicing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was invoiced and how it stands, to read. */
@Service
@Transactional(readOnly = true)
public class InvoiceBook {

    /** How many invoices and credit notes stand on a page. */
    public static final int PAGE = 50;

    private static final int CHUNK = 200;

    private final Invoices invoices;
    private final Ledger ledger;
    private final Clock clock;

    InvoiceBook(Invoices invoices, Ledger ledger, Clock clock) {
        this.invoices = invoices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Which invoices to show. */
    public enum Show {
        /** About which somebody still has to do something: pay, collect or pay back. */
        OPEN,
        OVERDUE,
        /** Credit notes as well. */
        ALL
    }

    /**
     * A part of the book, the newest first.
     *
     * @param year whose invoices these are; null for all years
     * @param number from 1
     * @param pages how many there are, at least one
     */
    public record Page(Show show, @Nullable Integer year, List<InvoiceEntry> entries, int number, int pages) {}

    /**
     * What is open in all, in euro.
     *
     * @param toRefund above zero when more was paid than is owed
     * @param overdue how many invoices
     */
    public record Totals(BigDecimal toCollect, BigDecimal toRefund, int overdue) {}

    /** @param number from 1; the first or last page where there is none of this number */
    public Page page(Show show, @Nullable Integer year, int number) {
        LocalDate today = LocalDate.now(clock);
        int pages = Math.max(1, (ledger.count(show, year, today) + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, number), pages);
        return new Page(show, year, entries(ledger.page(show, year, today, (shown - 1) * PAGE, PAGE)), shown, pages);
    }

    public Totals totals() {
        return ledger.totals(LocalDate.now(clock));
    }

    /** Years in which something was invoiced, the last first. */
    public List<Integer> years() {
        return ledger.years();
    }

    /**
     * Hands over all invoices and credit notes in the order of their numbers, a few at a time, so that it does not matter
     * how many there are.
     *
     * @param year whose invoices to hand over; null for all years
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void forEach(@Nullable Integer year, Consumer<InvoiceEntry> reader) {
        List<UUID> chunk = ledger.after(null, year, CHUNK);
        while (!chunk.isEmpty()) {
            entries(chunk).forEach(reader);
            chunk = ledger.after(chunk.get(chunk.size() - 1), year, CHUNK);
        }
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

    private List<InvoiceEntry> entries(List<UUID> ids) {
        Map<UUID, Balance> balances =
                ledger.of(ids).stream().collect(Collectors.toMap(Balance::invoiceId, Function.identity()));
        return invoices.ofIds(ids).stream()
                .sorted(Comparator.comparing(invoice -> ids.indexOf(invoice.id())))
                .map(invoice -> entry(invoice, Optional.ofNullable(balances.get(invoice.id()))))
                .toList();
    }

    private InvoiceEntry entry(Invoice invoice) {
        return entry(invoice, ledger.find(invoice.id()));
    }

    private InvoiceEntry entry(Invoice invoice, Optional<Balance> balance) {
        return new InvoiceEntry(
                invoice,
                balance.orElse(null),
                balance.map(each -> each.state(LocalDate.now(clock))).orElse(null),
                invoice.content().creditedNumber());
    }
}
