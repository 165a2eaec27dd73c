package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.Invoicing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A candidate's own invoices, and to whom they go. */
class BillingPagesTests extends PortalTest {

    @Autowired
    Invoicing invoicing;

    @Autowired
    InvoiceBook book;

    @Test
    void theIntakeFormAsksToWhomTheInvoiceGoes() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());

        fillInIntakeForm(candidate);

        assertThat(invoicing.billedTo(candidate.id()).orElseThrow().organisation())
                .isEqualTo("Stichting De Waterlanden");
    }

    @Test
    void whoeverPaysPrivatelySaysSoInTheIntakeFormOrOnTheirPage() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        Map<String, Object> answers = new HashMap<>(INTAKE);
        answers.keySet()
                .removeAll(
                        List.of("billingOrganisation", "billingChamberOfCommerce", "billingEmail", "billingReference"));
        answers.put("billingPayer", "MYSELF");

        answer(candidate, "Task_FillInIntakeForm", answers);

        BillingDetails given = invoicing.billedTo(candidate.id()).orElseThrow();
        assertThat(given.privatePerson()).isTrue();
        assertThat(given.organisation()).isEqualTo(candidate.name());
        assertThat(given.email()).isEqualTo(candidate.email());
        Visitor visitor = signedIn(candidate);
        String billing = "/my/enrolments/" + candidate.reference() + "/billing";
        HttpResponse<String> page = visitor.get(billing);
        assertThat(page.body()).contains("value=\"MYSELF\" checked");
        Map<String, String> typed = Map.of(
                "payer",
                "MYSELF",
                "street",
                "Havenkade 2",
                "postcode",
                "1781 AA",
                "city",
                "Den Helder",
                "country",
                "NL",
                "email",
                "thuis@voorbeeld.example",
                "organisation",
                "telt niet mee");
        assertThat(send(visitor, billing, hidden(page), typed).statusCode()).isEqualTo(302);
        assertThat(invoicing.billedTo(candidate.id()))
                .contains(BillingDetails.ofPerson(
                        candidate.name(), "Havenkade 2", "1781 AA", "Den Helder", "NL", "thuis@voorbeeld.example"));
    }

    @Test
    void theIntakeFormRefusesAnAddressThatNoInvoiceCouldGoTo() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        Map<String, String> answers = new HashMap<>();
        INTAKE.forEach((question, answer) -> answers.put(question, answer.toString()));
        answers.put("billingPostcode", "postbus");
        answers.put("billingChamberOfCommerce", "123");
        Visitor visitor = signedIn(candidate);
        String task =
                "/my/tasks/" + onlyTask(candidate, "Task_FillInIntakeForm").getId();

        HttpResponse<String> rejected = visitor.submit(task, task, answers);

        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(errorAt("billingPostcode", rejected)).contains("3511 AB");
        assertThat(errorAt("billingChamberOfCommerce", rejected)).isNotEmpty();
        assertThat(invoicing.billedTo(candidate.id())).isEmpty();
    }

    @Test
    void theAddressCanBeCorrectedUntilTheInvoiceIsIssued() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);
        Visitor visitor = signedIn(candidate);
        String page = "/my/enrolments/" + candidate.reference();
        String billing = page + "/billing";
        assertThat(text(visitor.get(page))).contains("Factuurgegevens aanpassen");

        Map<String, String> wrong = Map.of("organisation", "<b>School</b>", "country", "NL", "email", "nergens");
        HttpResponse<String> rejected = visitor.submit(billing, billing, wrong);
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(rejected.body())
                .contains("&lt;b&gt;School", "Vul een e-mailadres in")
                .doesNotContain("<b>School");

        assertThat(visitor.submit(billing, billing, right("Dijkweg 8")).statusCode())
                .isEqualTo(302);
        assertThat(invoicing.billedTo(candidate.id()).orElseThrow().street()).isEqualTo("Dijkweg 8");

        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        invoicing.invoiceIfDue(candidate.id());
        visitor.submit("/my", billing, right("Dijkweg 9"));
        assertThat(invoicing.billedTo(candidate.id()).orElseThrow().street()).isEqualTo("Dijkweg 8");
        String number = book.ofEnrolment(candidate.id()).get(0).invoice().number();
        assertThat(text(visitor.get(page))).contains("Factuur " + number).doesNotContain("Factuurgegevens aanpassen");
        assertThat(visitor.get(page + "/invoices/" + number + ".pdf").body()).startsWith("%PDF");
    }

    @Test
    void nobodySeesAnothersInvoiceOrAddress() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);
        enrolling.admit(startedDeciding(candidate).id());
        invoicing.invoiceIfDue(candidate.id());
        String number = book.ofEnrolment(candidate.id()).get(0).invoice().number();
        Visitor other = signedIn(aConfirmedCandidate(anOpenEdition()));
        String page = "/my/enrolments/" + candidate.reference();

        assertThat(other.get(page + "/billing").statusCode()).isEqualTo(404);
        assertThat(other.get(page + "/invoices/" + number + ".pdf").statusCode())
                .isEqualTo(404);
        assertThat(other.submit("/my", page + "/billing", right("Elders 1")).statusCode())
                .isIn(403, 404);
    }

    private Enrolment startedDeciding(Enrolment candidate) {
        enrolling.startDeciding(candidate.id());
        return candidate;
    }

    private static Map<String, String> right(String street) {
        return Map.of(
                "organisation", "School",
                "street", street,
                "postcode", "1441 AB",
                "city", "Purmerend",
                "country", "NL",
                "email", "f@school.example",
                "chamberOfCommerce", "90004567");
    }
}
