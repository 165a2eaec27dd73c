package nl.kring.invoicing;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import nl.kring.document.AccessiblePdf;
import org.springframework.stereotype.Component;

/** An invoice or a credit note on paper: a portrait A4 page, in Dutch or English. */
@Component
class InvoicePdf {

    private final AccessiblePdf pdf;

    InvoicePdf(AccessiblePdf pdf) {
        this.pdf = pdf;
    }

    byte[] of(Invoice invoice) {
        InvoiceContent content = invoice.content();
        Map<String, Object> values = new HashMap<>();
        values.put("invoice", invoice);
        values.put("content", content);
        values.put("format", new Format(content.locale()));
        values.put("sellerCountry", country(content.seller().country(), content.locale()));
        values.put("buyerCountry", country(content.buyer().country(), content.locale()));
        return pdf.write("invoice", content.locale(), values);
    }

    private static String country(String code, Locale locale) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** Writes dates and amounts as a reader of the language expects them. */
    static final class Format {

        private final DateTimeFormatter dates;
        private final NumberFormat amounts;

        Format(Locale locale) {
            Locale named = locale.getLanguage().equals("en") ? Locale.UK : Locale.forLanguageTag("nl-NL");
            dates = DateTimeFormatter.ofPattern("d MMMM uuuu", named);
            amounts = NumberFormat.getCurrencyInstance(named);
            amounts.setCurrency(Currency.getInstance("EUR"));
        }

        public String date(LocalDate date) {
            return dates.format(date);
        }

        public String amount(BigDecimal amount) {
            return amounts.format(amount);
        }

        /** In groups of four, as people read them out. */
        public String iban(String iban) {
            return iban.replaceAll("(.{4})(?=.)", "$1 ");
        }
    }
}
