package nl.kring.invoicing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Invoices as a list for the bookkeeping, in the way a Dutch spreadsheet opens it: separated by semicolons, amounts with a
 * comma, dates as {@code 14-06-2027}, credit notes below zero.
 */
@Component
public class InvoiceExport {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final List<String> COLUMNS = List.of(
            "number",
            "kind",
            "date",
            "due",
            "debtor",
            "organisation",
            "reference",
            "amount",
            "paid",
            "open",
            "creditOf");

    private final MessageSource texts;

    InvoiceExport(MessageSource texts) {
        this.texts = texts;
    }

    /**
     * Writes a header, after the mark by which spreadsheets know UTF-8, and then a line for every entry it is given.
     *
     * @throws UncheckedIOException when it cannot be written, also later on
     */
    public Consumer<InvoiceEntry> into(Appendable csv) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setQuoteMode(QuoteMode.MINIMAL)
                .get();
        try {
            csv.append("\uFEFF");
            CSVPrinter printer = new CSVPrinter(csv, format);
            printer.printRecord(
                    COLUMNS.stream().map(column -> text("column." + column)).toList());
            return entry -> write(printer, values(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(CSVPrinter printer, List<String> values) {
        try {
            printer.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> values(InvoiceEntry entry) {
        Invoice invoice = entry.invoice();
        Balance balance = entry.balance();
        InvoiceContent content = invoice.content();
        return List.of(
                invoice.number(),
                text("kind." + invoice.kind()),
                date(invoice.issuedOn()),
                invoice.isCreditNote() ? "" : date(invoice.dueOn()),
                harmless(content.participant()),
                harmless(content.buyer().organisation()),
                harmless(content.buyerReference()),
                amount(invoice.isCreditNote() ? invoice.amount().negate() : invoice.amount()),
                amount(balance == null ? BigDecimal.ZERO.setScale(2) : balance.paid()),
                amount(entry.open()),
                orEmpty(entry.credits()));
    }

    /** What a spreadsheet would take for a formula is shown as the text it is. */
    private static String harmless(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.matches("(?s)\\s*[=+\\-@＝＋－＠].*") ? "'" + line : line;
    }

    private static String date(LocalDate date) {
        return DATE.format(date);
    }

    private static String amount(BigDecimal amount) {
        return amount.toPlainString().replace('.', ',');
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String text(String key) {
        return texts.getMessage("invoice.export." + key, null, DUTCH);
    }
}
