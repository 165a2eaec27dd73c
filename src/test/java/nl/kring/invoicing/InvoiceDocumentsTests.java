package nl.kring.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.simplerinvoicing.SimplerInvoicingValidation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.xml.serialize.read.DOMReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.document.PdfForTests;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;

/** Every kind of invoice, held against the rule sets of EN 16931, NLCIUS and PDF/UA. */
class InvoiceDocumentsTests {

    private static final LocalDate ISSUED = LocalDate.of(2027, 6, 14);
    private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES =
            new ValidationExecutorSetRegistry<>();

    private final InvoiceUbl ubl = new InvoiceUbl(PdfForTests.messages());
    private final InvoiceDocuments documents = new InvoiceDocuments(new InvoicePdf(PdfForTests.writer()), ubl);

    @BeforeAll
    static void readTheRules() {
        EN16931Validation.initEN16931(RULES);
        SimplerInvoicingValidation.initSimplerInvoicing(RULES);
        VeraGreenfieldFoundryProvider.initialise();
    }

    /** @param what for the name of the test */
    record Example(String what, Invoice invoice) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Example> examples() {
        BillingDetails all =
                buyer("Stichting De Waterlanden", "Crediteurenadministratie", "PO-4471", "9000 4567", "NL");
        BillingDetails least = buyer("Stichting De Waterlanden", null, null, "90004567", "NL");
        BillingDetails odd = buyer(
                "Şükrü & Łukasiewicz <\"b.v.\"> ’t Ĳ – 漢字 \u0001 \uFFFE", "A & B", "<PO>&\"1\"", "90004567", "NL");
        BillingDetails publicBody = buyer("Gemeente Waterveen", null, null, "00000001234567890000", "NL");
        BillingDetails abroad = buyer("Vrije School vzw", null, "REF 12", null, "BE");
        BillingDetails registeredAbroad = buyer("Vrije School vzw", null, "REF 12", "BE 0123.456.749", "BE");
        return Stream.of(
                new Example("invoice with everything", invoice("nl", all, seller(), "fee", "2250.00")),
                new Example("invoice with the least", invoice("nl", least, seller(), "fee", "2250.00")),
                new Example("invoice in English", invoice("en", all, seller(), "fee", "600.00")),
                new Example("invoice with odd signs", invoice("nl", odd, seller(), "fee", "2250.00")),
                new Example("invoice to a public body", invoice("nl", publicBody, seller(), "fee", "2250.00")),
                new Example("invoice abroad", invoice("en", abroad, seller(), "fee", "2250.00")),
                new Example("invoice abroad, registered", invoice("en", registeredAbroad, seller(), "fee", "2250.00")),
                new Example("cancellation costs", invoice("nl", least, seller(), "cancellationCosts", "1125.00")),
                new Example("credit note", creditNote("nl", all, seller(), "2250.00", "Geannuleerd voor 17 augustus")),
                new Example("credit note with the least", creditNote("nl", least, seller(), "2250.00", "Vervangen")),
                new Example(
                        "credit note in English", creditNote("en", abroad, seller(), "2250.00", "Cancelled in time")),
                new Example("halved contribution", creditNote("nl", odd, seller(), "1125.00", "Online & <gehalveerd>")),
                new Example("one cent", invoice("nl", least, seller(), "fee", "0.01")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keepsToTheDutchRulesForElectronicInvoices(Example example) {
        assertThat(complaints(
                        example,
                        example.invoice().isCreditNote()
                                ? SimplerInvoicingValidation.VID_SI_CREDIT_NOTE_V2_0_3_12
                                : SimplerInvoicingValidation.VID_SI_INVOICE_V2_0_3_12))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keepsToTheEuropeanRulesForElectronicInvoices(Example example) {
        assertThat(complaints(
                        example,
                        example.invoice().isCreditNote()
                                ? EN16931Validation.VID_UBL_CREDIT_NOTE_1315
                                : EN16931Validation.VID_UBL_INVOICE_1315))
                .isEmpty();
    }

    /** The Dutch rules advise against any other number than a VAT id, the European ones ask for one of the two. */
    @Test
    void aSellerWithoutVatIdIsKnownByTheFiscalNumber() {
        Example example = new Example(
                "no VAT id",
                invoice("nl", buyer("School", null, null, "90004567", "NL"), withoutVatId(), "fee", "600.00"));

        assertThat(complaints(example, EN16931Validation.VID_UBL_INVOICE_1315)).isEmpty();
        assertThat(complaints(example, SimplerInvoicingValidation.VID_SI_INVOICE_V2_0_3_12))
                .singleElement()
                .asString()
                .startsWith("BR-NL-25")
                .contains("not recommended");
    }

    /** Why whoever pays privately gets no electronic invoice: the Dutch rules ask a Dutch buyer for a number. */
    @Test
    void aPrivatePersonGetsPaperOnlyBecauseTheDutchRulesKnowNone() {
        Example example = toAPerson();

        assertThat(documents.ubl(example.invoice())).isEmpty();
        assertThat(complaints(example, EN16931Validation.VID_UBL_INVOICE_1315)).isEmpty();
        assertThat(complaints(example, SimplerInvoicingValidation.VID_SI_INVOICE_V2_0_3_12))
                .singleElement()
                .asString()
                .startsWith("BR-NL-10");
    }

    private static Example toAPerson() {
        BillingDetails noor = BillingDetails.ofPerson(
                "Noor van den Berg", "Dijkweg 7", "1441ab", "Purmerend", "NL", "noor@school.example");
        return new Example("invoice to a private person", invoice("nl", noor, seller(), "fee", "600.00"));
    }

    @Test
    void thePaperOfAPrivatePersonSaysNothingOfANumber() throws Exception {
        byte[] pdf = documents.pdf(toAPerson().invoice());

        assertThat(PdfForTests.complaintsAboutAccessibility(pdf)).isEmpty();
        assertThat(read(pdf)).contains("Noor van den Berg", "1441 AB Purmerend").containsOnlyOnce("KvK");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsWellAloud(Example example) throws Exception {
        assertThat(PdfForTests.complaintsAboutAccessibility(documents.pdf(example.invoice())))
                .isEmpty();
    }

    @Test
    void saysOnOnePageWhatTheLawAsksFor() throws Exception {
        Invoice invoice = invoice(
                "nl",
                buyer("Stichting De Waterlanden", "Crediteuren", "PO-4471", "90004567", "NL"),
                seller(),
                "fee",
                "2250.00");

        assertThat(read(documents.pdf(invoice)))
                .contains(
                        "Factuur 2027-0012",
                        "Kring Leernetwerken",
                        "Singelstraat 12, 3511 AB Utrecht",
                        "KvK 90001236",
                        "Stichting De Waterlanden",
                        "Dijkweg 7",
                        "1441 AB Purmerend",
                        "14 juni 2027",
                        "14 juli 2027",
                        "PO-4471",
                        "28 september 2027 tot en met 14 mei 2028",
                        "Deelname aan Netwerk",
                        "2.250,00",
                        "Vrijgesteld van btw",
                        "NL04 BANK 0417 1643 00");
    }

    @Test
    void aCreditNoteNamesTheInvoiceAndTheReason() throws Exception {
        Invoice creditNote = creditNote(
                "en", buyer("School", null, null, "90004567", "NL"), seller(), "1125.00", "The programme is online");

        assertThat(read(documents.pdf(creditNote)))
                .contains("Credit note 2027-0012", "2027-0007 of 1 June 2027", "The programme is online", "1,125.00")
                .doesNotContain("Please transfer");
    }

    @Test
    void saysWhyThereIsNoVatAsTextOnly() {
        String xml = new String(
                ubl.of(invoice("nl", buyer("School", null, null, "90004567", "NL"), seller(), "fee", "2250.00")),
                StandardCharsets.UTF_8);

        assertThat(xml)
                .contains("<cbc:TaxExemptionReason>Vrijgesteld van btw", "<cbc:ID>E</cbc:ID>")
                .contains("schemeID=\"0106\">90001236", "<cbc:BuyerReference>KR-TESTTEST", "NL04BANK0417164300")
                .doesNotContain("TaxExemptionReasonCode");
    }

    private List<String> complaints(Example example, DVRCoordinate rules) {
        byte[] file = ubl.of(example.invoice());
        ValidationSourceXML source =
                ValidationSourceXML.create("invoice.xml", Objects.requireNonNull(DOMReader.readXMLDOM(file)));
        ValidationResultList results = ValidationExecutionManager.executeValidation(
                IValidityDeterminator.createDefault(),
                Objects.requireNonNull(RULES.getOfID(rules)),
                source,
                Locale.ENGLISH);
        assertThat(results).hasSizeGreaterThan(1);
        return results.stream()
                .flatMap(result -> result.getErrorList().stream())
                .map(error -> error.getErrorID() + " " + error.getErrorText(Locale.ENGLISH))
                .toList();
    }

    private static String read(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }

    private static Invoice invoice(
            String language, BillingDetails buyer, InvoiceContent.Seller seller, String subject, String amount) {
        InvoiceContent content = content(language, buyer, seller, subject, amount, null, null, null);
        return numbered(
                Invoice.of(UUID.randomUUID(), UUID.randomUUID(), ISSUED, ISSUED.plusDays(30), content), "2027-0012");
    }

    private static Invoice creditNote(
            String language, BillingDetails buyer, InvoiceContent.Seller seller, String amount, String reason) {
        Invoice credited = numbered(invoice(language, buyer, seller, "fee", "2250.00"), "2027-0007");
        InvoiceContent content =
                content(language, buyer, seller, "fee", amount, credited.number(), LocalDate.of(2027, 6, 1), reason);
        return numbered(Invoice.crediting(credited, ISSUED, content), "2027-0012");
    }

    private static Invoice numbered(Invoice invoice, String number) {
        ReflectionTestUtils.setField(invoice, "number", number);
        return invoice;
    }

    private static InvoiceContent content(
            String language,
            BillingDetails buyer,
            InvoiceContent.Seller seller,
            String subject,
            String amount,
            @Nullable String creditedNumber,
            @Nullable LocalDate creditedOn,
            @Nullable String reason) {
        String description = PdfForTests.messages()
                .getMessage(
                        "invoice.line." + subject,
                        new Object[] {"Netwerk strategisch bestuurssecretarissen", "2027-2028", "Şükrü & <Noor>"},
                        Locale.forLanguageTag(language));
        return new InvoiceContent(
                language,
                seller,
                buyer,
                "Şükrü & <Noor>",
                "KR-TESTTEST",
                "Netwerk strategisch bestuurssecretarissen",
                "2027-2028",
                LocalDate.of(2027, 9, 28),
                LocalDate.of(2028, 5, 14),
                List.of(new InvoiceContent.Line(subject, description, new BigDecimal(amount))),
                "Vrijgesteld van btw op grond van artikel 11, eerste lid, onderdeel o",
                creditedNumber,
                creditedOn,
                reason);
    }

    private static BillingDetails buyer(
            String organisation,
            @Nullable String attention,
            @Nullable String reference,
            @Nullable String chamberOfCommerce,
            String country) {
        return new BillingDetails(
                organisation,
                attention,
                "Dijkweg 7",
                country.equals("NL") ? "1441ab" : "2000",
                "Purmerend",
                country,
                "facturen@waterlanden.example",
                reference,
                chamberOfCommerce);
    }

    private static InvoiceContent.Seller seller() {
        return seller("NL812345678B01", null);
    }

    private static InvoiceContent.Seller withoutVatId() {
        return seller(null, "812345678");
    }

    private static InvoiceContent.Seller seller(@Nullable String vatId, @Nullable String fiscalNumber) {
        return new InvoiceContent.Seller(
                "Kring Leernetwerken",
                "netwerk@kring.example",
                "Singelstraat 12",
                "3511 AB",
                "Utrecht",
                "NL",
                "90001236",
                vatId,
                fiscalNumber,
                "NL04BANK0417164300",
                "BANKNL2A");
    }
}
