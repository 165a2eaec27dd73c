package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.TaskForms;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.InvoiceBook.Show;
import nl.kring.invoicing.InvoiceState;
import nl.kring.invoicing.Invoicing;
import nl.kring.journey.JourneyTest;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What coordinators see of invoices and do with them. */
class InvoicePagesTests extends JourneyTest {

    private static final Pattern UNTRANSLATED = Pattern.compile("\\?\\?[\\w.]+\\?\\?|desk\\.[a-zA-Z.]+_(nl|en)");
    private static final Map<String, String> ADDRESS = Map.of(
            "organisation", "Stichting <De Waterlanden>",
            "street", "Dijkweg 7",
            "postcode", "1441AB",
            "city", "Purmerend",
            "country", "NL",
            "email", "facturen@waterlanden.example",
            "chamberOfCommerce", "90004567",
            "reference", "PO-1");

    @LocalServerPort
    int port;

    @Autowired
    InvoiceBook book;

    @Autowired
    Invoicing invoicing;

    private Visitor coordinator;
    private Enrolment participant;
    private Invoice invoice;
    private String page;

    @BeforeEach
    void anInvoice() {
        participant = aConfirmedCandidate(anOpenEdition());
        enrolling.startDeciding(participant.id());
        enrolling.admit(participant.id());
        coordinator = Visitor.staff(port, "coordinator");
        String billing = "/desk/enrolments/" + participant.reference() + "/billing";
        assertThat(coordinator
                        .get("/desk/enrolments/" + participant.reference())
                        .body())
                .contains("Nog niet bekend");
        assertThat(coordinator.submit(billing, billing, ADDRESS).statusCode()).isEqualTo(302);
        invoice = book.ofEnrolment(participant.id()).get(0).invoice();
        page = "/desk/invoices/" + invoice.number();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void showsEveryPageInBothLanguages(String language) {
        coordinator.get("/desk?lang=" + language);
        for (String each : List.of(
                "/desk",
                "/desk/invoices",
                "/desk/invoices?show=OVERDUE",
                "/desk/invoices?show=ALL",
                page,
                "/desk/enrolments/" + participant.reference(),
                "/desk/enrolments/" + participant.reference() + "/billing")) {
            HttpResponse<String> response = coordinator.get(each);
            assertThat(response.statusCode()).as(each).isEqualTo(200);
            assertThat(response.body())
                    .as(each)
                    .doesNotContainPattern(UNTRANSLATED)
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("style=\"", "<script", "<De Waterlanden>");
        }
    }

    @Test
    void facilitatorsSeeNothingOfIt() {
        Visitor facilitator = Visitor.staff(port, "facilitator");
        for (String each : List.of(
                "/desk/invoices",
                "/desk/invoices.csv",
                page,
                page + "/pdf",
                page + "/ubl",
                "/desk/enrolments/" + participant.reference() + "/billing")) {
            assertThat(facilitator.get(each).statusCode()).as(each).isEqualTo(403);
        }
        for (String each : List.of("/payments", "/credit", "/reissue")) {
            assertThat(facilitator
                            .submit("/desk/enrolments/" + participant.reference(), page + each, Map.of())
                            .statusCode())
                    .as(each)
                    .isEqualTo(403);
        }
        assertThat(facilitator
                        .get("/desk/enrolments/" + participant.reference())
                        .body())
                .doesNotContain("/desk/invoices", "/billing", invoice.number(), "2.250");
        assertThat(facilitator.get("/desk/mail?to=" + participant.email()).body())
                .doesNotContain(invoice.number());
        MailLog.Entry letter = mailLog.to(participant.email()).stream()
                .filter(each -> each.template() == MailTemplate.INVOICE)
                .findFirst()
                .orElseThrow();
        assertThat(coordinator.get("/desk/mail?to=" + participant.email()).body())
                .contains("/desk/mail/" + letter.id());
        assertThat(coordinator.get("/desk/mail/" + letter.id()).statusCode()).isEqualTo(200);
        assertThat(facilitator.get("/desk/mail/" + letter.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void facilitatorsReadTheIntakeWithoutWhoPays() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);
        String enrolment = "/desk/enrolments/" + candidate.reference();

        assertThat(Visitor.staff(port, "facilitator").get(enrolment).body())
                .contains("Veertien scholen in een krimpregio")
                .doesNotContain("Dijkweg 7", "90004567", "facturen@waterlanden.example");
        assertThat(coordinator.get(enrolment).body())
                .contains(
                        "Veertien scholen in een krimpregio", "Dijkweg 7", "90004567", "facturen@waterlanden.example");

        chooseAnyTime(candidate);
        TaskForms.OpenForm conversation = taskForms.open(
                onlyTask(candidate, "Task_HoldIntakeConversation").getId(), FACILITATOR);
        assertThat(conversation.values().toString())
                .contains("Veertien scholen in een krimpregio")
                .doesNotContain("Dijkweg 7", "90004567", "facturen@waterlanden.example");
    }

    @Test
    void entersAPaymentOnceAndSaysWhenItIsTooMuch() {
        Map<String, String> typed = Map.of(
                "seen", "0.00", "paidOn", clock.today().toString(), "amount", "1.250,00", "note", "afschrift 12");

        assertThat(coordinator.submit(page, page + "/payments", typed).statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(page).body()).contains("De betaling is geboekt", "afschrift 12", "Coördinator");
        HttpResponse<String> again = coordinator.submit(page, page + "/payments", typed);
        Map<String, String> tooMuch = new HashMap<>(typed);
        tooMuch.put("seen", "1250.00");

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("intussen een betaling geboekt");
        HttpResponse<String> refused = coordinator.submit(page, page + "/payments", tooMuch);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("euro open; meer boeken kan niet", "value=\"1.250,00\"");
        assertThat(book.balance(invoice.id()).paid()).isEqualByComparingTo("1250");
    }

    @Test
    void creditsAPartAndIssuesAnewEachOnce() {
        Map<String, String> half = Map.of("seen", "0.00", "creditAmount", "1125", "creditReason", "Online");
        coordinator.submit(page, page + "/credit", half);
        coordinator.submit(page, page + "/credit", half);
        assertThat(coordinator.get(page).body()).contains("intussen gecrediteerd");
        assertThat(book.balance(invoice.id()).credited()).isEqualByComparingTo("1125");
        assertThat(coordinator
                        .submit(
                                page,
                                page + "/credit",
                                Map.of("seen", "1125.00", "creditAmount", "2000", "creditReason", "x"))
                        .body())
                .contains("hoogstens 1.125");

        Map<String, String> anew = Map.of("seen", "1125.00", "reissueReason", "Ander adres");
        coordinator.submit(page, page + "/reissue", anew);
        coordinator.submit(page, page + "/reissue", anew);

        assertThat(book.ofEnrolment(participant.id())).hasSize(4);
        assertThat(book.find(invoice.number()).orElseThrow().state()).isEqualTo(InvoiceState.CREDITED);
    }

    @Test
    void readsABanksFileAndShowsWhatIsLeft() {
        String today = clock.today().toString();
        HttpResponse<String> read = upload("datum;bedrag;omschrijving\n" + today + ";2250;" + invoice.number() + "\n"
                + today + ";10;Iets <b>anders</b>");

        assertThat(read.statusCode()).as(read.body()).isEqualTo(302);
        assertThat(coordinator.get("/desk/invoices").body())
                .contains("Geboekte betalingen: 1", "Iets &lt;b&gt;anders", "Noemt geen factuur die we kennen");
        assertThat(book.find(invoice.number()).orElseThrow().state()).isEqualTo(InvoiceState.PAID);
        HttpResponse<String> unreadable = upload("datum;bedrag;omschrijving\nooit;1;x");
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body()).contains("Regel 2 heeft geen leesbare datum");
    }

    @Test
    void hasTheDocumentsAndTheList() {
        assertThat(coordinator.get(page + "/pdf").body()).startsWith("%PDF");
        assertThat(coordinator.get(page + "/ubl").body()).contains("<cbc:ID>" + invoice.number());
        assertThat(coordinator.get("/desk/invoices.csv").body()).contains(invoice.number() + ";Factuur;");
        assertThat(coordinator.get("/desk/invoices/2001-0001").statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheBookPageByPage() {
        Edition edition = anOpenEditionWithPlaces(InvoiceBook.PAGE + 1);
        for (int i = 0; i <= InvoiceBook.PAGE; i++) {
            Enrolment each = aConfirmedCandidate(edition);
            enrolling.startDeciding(each.id());
            enrolling.admit(each.id());
            invoicing.billTo(
                    each.id(),
                    BillingDetails.ofPerson("Noor", "Dijkweg 7", "1441AB", "Purmerend", "NL", "n@x.example"));
        }
        int year = clock.today().getYear();
        String first = coordinator.get("/desk/invoices?show=ALL&year=" + year).body();
        String second =
                coordinator.get("/desk/invoices?show=ALL&page=2&year=" + year).body();
        String beyond = coordinator
                .get("/desk/invoices?show=ALL&page=9999&year=" + year)
                .body();

        assertThat(numbers(first)).hasSize(InvoiceBook.PAGE).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(numbers(second)).isNotEmpty().doesNotContainAnyElementsOf(numbers(first));
        assertThat(numbers(beyond)).isNotEmpty();
        assertThat(first).contains("Pagina 1 van", "page=2");
        assertThat(coordinator.get("/desk/invoices?show=ALL&year=2001").body()).contains("Er zijn hier geen facturen");
        List<String> lines = coordinator
                .get("/desk/invoices.csv?year=" + year)
                .body()
                .lines()
                .skip(1)
                .toList();
        assertThat(lines)
                .hasSizeGreaterThan(InvoiceBook.PAGE)
                .allMatch(line -> line.startsWith(year + "-"))
                .isSortedAccordingTo(Comparator.comparing(line -> line.substring(0, 9)));
        assertThat(lines.stream().map(line -> line.substring(0, 9)).distinct()).hasSameSizeAs(lines);
        assertThat(coordinator.get("/desk/invoices.csv?year=2001").body().lines())
                .hasSize(1);
    }

    private static List<String> numbers(String page) {
        return Pattern.compile("href=\"/desk/invoices/(\\d{4}-\\d{4,})\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void whatIsOpenAndOverdueIsCountedAndFoundByTheDatabase() {
        coordinator.submit(
                page,
                page + "/payments",
                Map.of("seen", "0.00", "paidOn", clock.today().toString(), "amount", "250", "note", ""));
        assertThat(entries(Show.OPEN)).contains(invoice.number());
        assertThat(entries(Show.OVERDUE)).doesNotContain(invoice.number());
        BigDecimal before = book.totals().toCollect();

        passTimeUntil(invoice.dueOn().plusDays(1).atStartOfDay(AppClock.ZONE));
        assertThat(entries(Show.OVERDUE)).contains(invoice.number());
        assertThat(book.totals().overdue()).isPositive();

        invoicing.credit(participant.id(), new BigDecimal("2200"), "Online");
        assertThat(entries(Show.OPEN)).contains(invoice.number());
        assertThat(entries(Show.OVERDUE)).doesNotContain(invoice.number());
        assertThat(book.totals().toCollect()).isEqualByComparingTo(before.subtract(new BigDecimal("2000")));
        assertThat(book.totals().toRefund()).isGreaterThanOrEqualTo(new BigDecimal("200"));
    }

    private List<String> entries(Show show) {
        return IntStream.rangeClosed(1, book.page(show, null, 1).pages())
                .mapToObj(number -> book.page(show, null, number))
                .flatMap(each -> each.entries().stream())
                .map(entry -> entry.invoice().number())
                .toList();
    }

    @Test
    void whoeverPaysPrivatelyGetsPaperOnly() {
        Enrolment payer = aConfirmedCandidate(anOpenEdition());
        enrolling.startDeciding(payer.id());
        enrolling.admit(payer.id());
        String billing = "/desk/enrolments/" + payer.reference() + "/billing";
        Map<String, String> typed = new HashMap<>(ADDRESS);
        typed.put("payer", "MYSELF");
        typed.remove("chamberOfCommerce");
        assertThat(coordinator.submit(billing, billing, typed).statusCode()).isEqualTo(302);

        Invoice own = book.ofEnrolment(payer.id()).get(0).invoice();

        assertThat(own.content().buyer().organisation()).isEqualTo(payer.name());
        String shown = coordinator.get("/desk/invoices/" + own.number()).body();
        assertThat(shown).contains("alleen de pdf").doesNotContain("/ubl");
        assertThat(coordinator.get("/desk/invoices/" + own.number() + "/ubl").statusCode())
                .isEqualTo(404);
        MailLog.Entry letter = letter(payer, MailTemplate.INVOICE);
        assertThat(letter.attachments()).containsExactly("factuur-" + own.number() + ".pdf");
        assertThat(letter.letter().text()).doesNotContain("Voor de boekhouding");
        assertThat(coordinator.get(billing).body()).contains("value=\"MYSELF\" checked");
    }

    private HttpResponse<String> upload(String file) {
        return coordinator.upload(
                "/desk/invoices", "/desk/invoices/import", "bank.csv", file.getBytes(StandardCharsets.UTF_8));
    }
}
