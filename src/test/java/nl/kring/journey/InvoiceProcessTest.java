package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormRejected;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.InvoiceState;
import nl.kring.invoicing.Invoicing;
import nl.kring.invoicing.Payments;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way in which an invoice comes to its end. */
class InvoiceProcessTest extends JourneyTest {

    private static final String CALL = "Task_CallAboutInvoice";
    private static final BillingDetails SCHOOL = new BillingDetails(
            "Stichting De Waterlanden",
            null,
            "Dijkweg 7",
            "1441 AB",
            "Purmerend",
            "NL",
            "facturen@waterlanden.example",
            null,
            "90004567");

    @Autowired
    Invoicing invoicing;

    @Autowired
    InvoiceBook book;

    @Autowired
    Payments payments;

    @Test
    void aPaidInvoiceIsLeftAlone() {
        Enrolment participant = anInvoicedParticipant();
        Invoice invoice = invoiceOf(participant);

        pay(invoice, "1000.00", "0");
        assertThat(endsOf(invoice)).isEmpty();
        pay(invoice, "1250.00", "1000.00");

        assertThat(endsOf(invoice)).contains("EndEvent_InvoicePaid");
        passTimeUntil(morningAfterDue(invoice, 40));
        assertThat(lettersAbout(participant)).doesNotContain("PAYMENT_REMINDER", "LAST_PAYMENT_REMINDER");
    }

    @Test
    void anOpenInvoiceIsRemindedOfTwiceAndThenSomebodyCalls() {
        Enrolment participant = anInvoicedParticipant();
        Invoice invoice = invoiceOf(participant);

        passTimeUntil(morningAfterDue(invoice, 7).minusMinutes(1));
        assertThat(lettersAbout(participant)).doesNotContain("PAYMENT_REMINDER");
        passTimeUntil(morningAfterDue(invoice, 7));
        assertThat(lettersAbout(participant)).contains("PAYMENT_REMINDER").doesNotContain("LAST_PAYMENT_REMINDER");
        passTimeUntil(morningAfterDue(invoice, 21));
        assertThat(lettersAbout(participant)).contains("LAST_PAYMENT_REMINDER");
        assertThat(openTasks(participant, CALL)).isEmpty();
        passTimeUntil(morningAfterDue(invoice, 28));

        Task call = onlyTask(participant, CALL);
        assertThat(shown(call, COORDINATOR, "invoiceNumber")).isEqualTo(invoice.number());
        assertThat(shown(call, COORDINATOR, "payer")).isEqualTo("Stichting De Waterlanden");
    }

    @Test
    void whatWasAgreedOnThePhoneIsWaitedForAndThenGivenUp() {
        Enrolment participant = anInvoicedParticipant();
        Invoice invoice = invoiceOf(participant);
        passTimeUntil(morningAfterDue(invoice, 28));

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answerAs(
                        COORDINATOR, participant, CALL, agreedOn(clock.today().minusDays(1))));
        answerAs(COORDINATOR, participant, CALL, agreedOn(clock.today().plusDays(5)));
        passTimeUntil(clock.today().plusDays(5).atTime(12, 0).atZone(AppClock.ZONE));
        assertThat(openTasks(participant, CALL)).isEmpty();
        passTimeUntil(clock.today().plusDays(1).atTime(9, 0).atZone(AppClock.ZONE));
        answerAs(
                COORDINATOR,
                participant,
                CALL,
                Map.of("callNotes", "De stichting is failliet", "outcome", "WRITE_OFF"));

        assertThat(endsOf(invoice)).contains("EndEvent_InvoiceWrittenOff");
        assertThat(book.find(invoice.number()).orElseThrow().state()).isEqualTo(InvoiceState.WRITTEN_OFF);
        pay(invoice, "250.00", "0");
        assertThat(book.find(invoice.number()).orElseThrow().state()).isEqualTo(InvoiceState.WRITTEN_OFF);
    }

    @Test
    void aCreditedInvoiceIsNotCollectedAnyMore() {
        Enrolment participant = anInvoicedParticipant();
        Invoice invoice = invoiceOf(participant);
        passTimeUntil(morningAfterDue(invoice, 28));
        assertThat(openTasks(participant, CALL)).hasSize(1);

        invoicing.credit(participant.id(), "Geannuleerd");

        assertThat(endsOf(invoice)).contains("EndEvent_InvoiceCredited");
        assertThat(openTasks(participant, CALL)).isEmpty();
    }

    @Test
    void aPartlyCreditedInvoiceIsRemindedOfForTheRest() {
        Enrolment participant = anInvoicedParticipant();
        Invoice invoice = invoiceOf(participant);
        invoicing.credit(participant.id(), new BigDecimal("1125"), "Online");

        passTimeUntil(morningAfterDue(invoice, 7));

        assertThat(mailLog.about(participant.id()).stream()
                        .filter(letter -> letter.template().name().equals("PAYMENT_REMINDER"))
                        .map(letter -> letter.letter().text()))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("1.125,00"));
    }

    private Map<String, Object> agreedOn(LocalDate day) {
        return Map.of("callNotes", "Volgende week", "outcome", "WAIT", "agreedDay", day.toString());
    }

    /** Straight to the admission: the way there is walked elsewhere. */
    private Enrolment anInvoicedParticipant() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        invoicing.billTo(candidate.id(), SCHOOL);
        return candidate;
    }

    private Invoice invoiceOf(Enrolment participant) {
        return book.ofEnrolment(participant.id()).get(0).invoice();
    }

    private void pay(Invoice invoice, String amount, String paidBefore) {
        payments.enter(
                invoice.id(),
                clock.today(),
                new BigDecimal(amount),
                "per bank",
                new BigDecimal(paidBefore),
                COORDINATOR);
    }

    private static ZonedDateTime morningAfterDue(Invoice invoice, int days) {
        return invoice.dueOn().plusDays(days).atTime(LocalTime.of(9, 0)).atZone(AppClock.ZONE);
    }

    private List<String> endsOf(Invoice invoice) {
        return ends(Facts.INVOICE_ID, invoice.id());
    }
}
