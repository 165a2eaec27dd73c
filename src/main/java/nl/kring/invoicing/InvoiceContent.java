package nl.kring.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands on an invoice or a credit note, in the words and with the addresses of the day on which it was
 * issued. Amounts are in euro, with two decimals; no VAT is charged.
 *
 * @param language {@code nl} or {@code en}
 * @param from the first day of what is paid for
 * @param until the last day of it
 * @param enrolmentReference stands for the buyer's own reference where there is none
 * @param creditedNumber the number of the invoice that a credit note credits
 * @param creditedOn its date
 * @param reason why a credit note was issued, for the reader
 */
public record InvoiceContent(
        String language,
        Seller seller,
        BillingDetails buyer,
        String participant,
        String enrolmentReference,
        String programme,
        String edition,
        LocalDate from,
        LocalDate until,
        List<Line> lines,
        String exemptionReason,
        @Nullable String creditedNumber,
        @Nullable LocalDate creditedOn,
        @Nullable String reason) {

    /**
     * @param subject what the line is for, the same in every language: {@code fee} or {@code cancellationCosts}
     * @param amount without VAT, because there is none
     */
    public record Line(String subject, String description, BigDecimal amount) {}

    /** Who sends the invoice, as in {@link nl.kring.programme.ProgrammeDefinition.Organiser}. */
    public record Seller(
            String name,
            String email,
            String street,
            String postcode,
            String city,
            String country,
            String chamberOfCommerce,
            @Nullable String vatId,
            @Nullable String fiscalNumber,
            String iban,
            @Nullable String bic) {}

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** What the buyer finds the invoice by: their own reference, or else that of the enrolment. */
    public String buyerReference() {
        String own = buyer.reference();
        return own == null ? enrolmentReference : own;
    }
}
