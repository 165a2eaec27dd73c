package nl.kring.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.kring.AtOnce;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.AuditTrail;
import nl.kring.invoicing.BankImport.Outcome;
import nl.kring.journey.JourneyTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments one by one and from a bank's file, and the list for the bookkeeping. */
class PaymentsTest extends JourneyTest {

    private static final BigDecimal FEE = new BigDecimal("2250.00");

    @Autowired
    Invoicing invoicing;

    @Autowired
    InvoiceBook book;

    @Autowired
    Payments payments;

    @Autowired
    InvoiceExport export;

    @Autowired
    AuditTrail audit;

    @Test
    void aPaymentLowersWhatIsOpen() {
        Invoice invoice = anInvoice();

        enter(invoice, "250", "0");

        assertThat(balance(invoice).open()).isEqualTo(new BigDecimal("2000.00"));
        assertThat(book.payments(invoice.id())).extracting(Payment::kind).containsExactly(Payment.Kind.RECEIVED);
        assertThat(audit.history(invoice.enrolmentId()))
                .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("invoice.payment"));
    }

    @Test
    void refusesMoreThanIsOpenAndSaysHowMuchThatIs() {
        Invoice invoice = anInvoice();

        refuses(PaymentRefused.Reason.TOO_MUCH, () -> enter(invoice, "2250.01", "0"));
        refuses(
                PaymentRefused.Reason.IN_THE_FUTURE,
                () -> payments.enter(invoice.id(), clock.today().plusDays(1), FEE, "", BigDecimal.ZERO, COORDINATOR));
        enter(invoice, "2250", "0");
        refuses(PaymentRefused.Reason.NOTHING_OPEN, () -> enter(invoice, "1", "2250"));
    }

    @Test
    void aSecondClickEntersNothing() throws Exception {
        Invoice invoice = anInvoice();
        Callable<Object> click = () -> {
            enter(invoice, "100", "0");
            return true;
        };

        var ends = AtOnce.run(List.of(click, click, click));

        assertThat(ends.stream().filter(Objects::nonNull)).hasSize(2).allMatch(PaymentRefused.class::isInstance);
        assertThat(balance(invoice).paid()).isEqualTo(new BigDecimal("100.00"));
    }

    @Test
    void whatWasPaidTooMuchIsPaidBack() {
        Invoice invoice = anInvoice();
        enter(invoice, "2250", "0");
        invoicing.credit(invoice.enrolmentId(), new BigDecimal("1125"), "Online");

        refuses(PaymentRefused.Reason.TOO_MUCH, () -> enter(invoice, "1126", "2250"));
        enter(invoice, "1125", "2250");

        assertThat(balance(invoice).open()).isZero();
        assertThat(book.find(invoice.number()).orElseThrow().state()).isEqualTo(InvoiceState.PAID);
        assertThat(book.payments(invoice.id())).extracting(Payment::kind).contains(Payment.Kind.REFUNDED);
    }

    @Test
    void readsABanksFileAndTellsWhatItCouldNotEnter() {
        Invoice whole = anInvoice();
        Invoice part = anInvoice();
        Invoice other = anInvoice();
        String today = clock.today().toString();
        byte[] file = file(
                today + ";2.250,00;Betaling factuur " + whole.number() + " De Waterlanden",
                today + ";1000;" + part.number().replace("-", " - "),
                today + ";1000;" + part.number().replace("-", " - "),
                today + ";250;" + part.number() + " en " + other.number(),
                today + ";99999;" + other.number(),
                today + ";12,50;Contributie",
                today + ";-5;" + other.number(),
                clock.today().plusDays(1) + ";1;" + other.number());

        BankImport first = payments.read(file, COORDINATOR);
        BankImport again = payments.read(file, COORDINATOR);

        assertThat(first.lines())
                .extracting(BankImport.Line::outcome)
                .containsExactly(
                        Outcome.ENTERED,
                        Outcome.ENTERED,
                        Outcome.ENTERED,
                        Outcome.SEVERAL,
                        Outcome.TOO_MUCH,
                        Outcome.NO_INVOICE,
                        Outcome.NOTHING_OPEN,
                        Outcome.IN_THE_FUTURE);
        assertThat(again.count(Outcome.ENTERED)).isZero();
        assertThat(again.count(Outcome.KNOWN)).isEqualTo(3);
        assertThat(balance(whole).open()).isZero();
        assertThat(balance(part).open()).isEqualTo(new BigDecimal("250.00"));
        assertThat(balance(other).paid()).isZero();
    }

    @Test
    void aFileThatCannotBeReadEntersNothing() {
        Invoice invoice = anInvoice();
        byte[] file = file(clock.today() + ";2250;" + invoice.number(), "gisteren;1;x");

        assertThatExceptionOfType(BankFile.Unreadable.class).isThrownBy(() -> payments.read(file, COORDINATOR));

        assertThat(balance(invoice).paid()).isZero();
    }

    @Test
    void theSameFileReadByTwoAtOnceIsEnteredOnce() throws Exception {
        List<Invoice> invoices = List.of(anInvoice(), anInvoice());
        byte[] file = file(
                clock.today() + ";100;" + invoices.get(1).number(),
                clock.today() + ";100;" + invoices.get(0).number());
        Callable<Object> read = () -> payments.read(file, COORDINATOR);

        assertThat(AtOnce.run(List.of(read, read, read))).containsOnlyNulls();

        assertThat(invoices)
                .allSatisfy(invoice -> assertThat(balance(invoice).paid()).isEqualTo(new BigDecimal("100.00")));
    }

    @Test
    void theListForTheBookkeepingOpensInADutchSpreadsheet() {
        Invoice invoice = anInvoiceTo("=HYPERLINK(\"x\");Stichting");
        enter(invoice, "1000", "0");
        invoicing.credit(invoice.enrolmentId(), new BigDecimal("250"), "Online");
        List<InvoiceEntry> entries = book.ofEnrolment(invoice.enrolmentId());

        StringBuilder written = new StringBuilder();
        entries.forEach(export.into(written));
        String csv = written.toString();

        assertThat(csv)
                .startsWith(
                        "\uFEFFNummer;Soort;Datum;Vervaldatum;Debiteur;Organisatie;Kenmerk;Bedrag;Betaald;Open;Crediteert");
        assertThat(csv.lines().skip(1).toList())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(invoice.number() + ";Factuur;")
                        .contains("\"'=HYPERLINK(\"\"x\"\");Stichting\"")
                        .endsWith(";2250,00;1000,00;1000,00;"))
                .anySatisfy(line ->
                        assertThat(line).contains(";Creditnota;").endsWith(";-250,00;0,00;0,00;" + invoice.number()));
    }

    private static byte[] file(String... lines) {
        return ("datum;bedrag;omschrijving\n" + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
    }

    private static void refuses(PaymentRefused.Reason reason, Runnable what) {
        assertThatExceptionOfType(PaymentRefused.class)
                .isThrownBy(what::run)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void enter(Invoice invoice, String amount, String paidBefore) {
        payments.enter(
                invoice.id(),
                clock.today(),
                new BigDecimal(amount),
                "per bank",
                new BigDecimal(paidBefore),
                COORDINATOR);
    }

    private Balance balance(Invoice invoice) {
        return book.balance(invoice.id());
    }

    private Invoice anInvoice() {
        return anInvoiceTo("Stichting De Waterlanden");
    }

    private Invoice anInvoiceTo(String organisation) {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        invoicing.billTo(
                candidate.id(),
                new BillingDetails(
                        organisation,
                        null,
                        "Dijkweg 7",
                        "1441 AB",
                        "Purmerend",
                        "NL",
                        "f@x.example",
                        null,
                        "90004567"));
        return book.ofEnrolment(candidate.id()).get(0).invoice();
    }
}
