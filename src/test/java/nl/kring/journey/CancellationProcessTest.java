package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.kring.AtOnce;
import nl.kring.cancellation.Cancellation;
import nl.kring.cancellation.CancellationRefused;
import nl.kring.cancellation.CancellationRefused.Reason;
import nl.kring.cancellation.Cancellations;
import nl.kring.cancellation.Cancelling;
import nl.kring.cancellation.Colleague;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.Invoices;
import nl.kring.invoicing.Invoicing;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition.Wait;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CancellationProcessTest extends JourneyTest {

    @Autowired
    Cancellations cancellations;

    @Autowired
    Invoicing invoicing;

    @Autowired
    Invoices invoices;

    @Test
    void costsNothingUntilTheLastFreeDay() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment participant = anAdmittedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        passTimeUntil(edition.freeCancellationUntil().atTime(23, 59).atZone(AppClock.ZONE));

        cancel(participant);

        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.CANCELLED);
        assertThat(cancellations.get(participant.id()).outcome()).isEqualTo(Cancellation.Outcome.FREE);
        assertThat(endsOf(participant)).contains("EndEvent_CancelledFree", "EndEvent_Cancelled");
        assertThat(lettersAbout(participant)).contains("CANCELLED").doesNotContain("CANCELLED_WITH_COSTS");
        assertThat(owed(participant)).isZero();
        assertThat(attached(letter(participant, MailTemplate.CANCELLED))).contains("METHOD:CANCEL");
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.OFFERED);
        assertThat(waitsOf(participant)).isEmpty();
    }

    @Test
    void costsWhatTheProgrammeSaysFromTheDayAfter() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        bill(participant);
        passTimeUntil(edition.freeCancellationUntil().plusDays(1).atStartOfDay(AppClock.ZONE));

        cancel(participant);

        assertThat(cancellations.get(participant.id()).outcome()).isEqualTo(Cancellation.Outcome.WITH_COSTS);
        assertThat(endsOf(participant)).contains("EndEvent_CancelledWithCosts", "EndEvent_Cancelled");
        assertThat(letter(participant, MailTemplate.CANCELLED_WITH_COSTS)
                        .letter()
                        .text())
                .contains("1.125");
        assertThat(owed(participant)).isEqualByComparingTo("1125");
        assertThat(places.occupancy(edition.id()).taken()).isZero();
    }

    @Test
    void nobodyPaysMoreThanThePageShowed() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        passTimeUntil(edition.freeCancellationUntil().plusDays(1).atStartOfDay(AppClock.ZONE));

        assertRefused(Reason.COSTS_CHANGED, () -> ask(participant, BigDecimal.ZERO, null));

        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.ADMITTED);
    }

    @Test
    void onlyParticipantsCancelAndOnlyOnce() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aConfirmedCandidate(edition);
        Enrolment participant = anAdmittedCandidate(edition);
        cancel(participant);

        assertRefused(Reason.NOT_PARTICIPATING, () -> cancel(candidate));
        assertRefused(Reason.NOT_PARTICIPATING, () -> cancel(participant));
    }

    @Test
    void aColleagueTakesOverThePlaceAndTheInvoiceWithoutCosts() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment leaver = anAdmittedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        bill(leaver);
        passTimeUntil(edition.freeCancellationUntil().plusDays(3).atStartOfDay(AppClock.ZONE));

        Enrolment colleague = letTakeOver(leaver);

        assertThat(statusOf(leaver)).isEqualTo(EnrolmentStatus.LEAVING);
        assertThat(lettersAbout(leaver)).endsWith("REPLACEMENT_ASKED");
        assertThat(colleague.organisation()).isEqualTo(leaver.organisation());
        assertThat(letter(colleague, MailTemplate.REPLACEMENT_INVITATION)
                        .letter()
                        .text())
                .contains(leaver.name(), leaver.organisation());
        enrolling.confirmAddress(colleague.id());
        assertThat(statusOf(colleague)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WAITING);
        answer(colleague, "Task_FillInIntakeForm", shortIntake());
        chooseAnyTime(colleague);
        holdConversation(colleague);
        decideForOrganiser(colleague, "YES");
        decideForCandidate(colleague, "YES");

        assertThat(statusOf(colleague)).isEqualTo(EnrolmentStatus.ADMITTED);
        assertThat(statusOf(leaver)).isEqualTo(EnrolmentStatus.REPLACED);
        assertThat(cancellations.get(leaver.id()).outcome()).isEqualTo(Cancellation.Outcome.REPLACED);
        assertThat(endsOf(leaver)).filteredOn("EndEvent_Replaced"::equals).hasSize(2);
        assertThat(lettersAbout(leaver)).contains("REPLACED").doesNotContain("CANCELLED");
        assertThat(owed(leaver)).isZero();
        assertThat(owed(colleague)).isEqualByComparingTo("2250");
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(places.occupancy(edition.id()).taken()).isEqualTo(1);
        assertThat(waitsOf(leaver)).isEmpty();
    }

    @Test
    void whenTheColleagueIsNotAdmittedTheCostsOfTheDayOfAskingAreDue() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment leaver = anAdmittedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        bill(leaver);
        passTimeUntil(edition.freeCancellationUntil().plusDays(1).atStartOfDay(AppClock.ZONE));
        Enrolment colleague = letTakeOver(leaver);
        enrolling.confirmAddress(colleague.id());
        answer(colleague, "Task_FillInIntakeForm", shortIntake());
        chooseAnyTime(colleague);
        holdConversation(colleague);
        decideForOrganiser(colleague, "NO");
        decideForCandidate(colleague, "YES");

        assertThat(statusOf(colleague)).isEqualTo(EnrolmentStatus.NOT_ADMITTED);
        assertThat(statusOf(leaver)).isEqualTo(EnrolmentStatus.CANCELLED);
        assertThat(lettersAbout(leaver)).contains("CANCELLED_WITH_COSTS");
        assertThat(owed(leaver)).isEqualByComparingTo("1125");
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.OFFERED);
    }

    @Test
    void aReplacementThatIsNotSettledInTimeFallsBackToTheCosts() {
        Edition edition = anOpenEdition();
        Enrolment leaver = anAdmittedCandidate(edition);
        passTimeUntil(edition.freeCancellationUntil().plusDays(1).atStartOfDay(AppClock.ZONE));
        Enrolment colleague = letTakeOver(leaver);
        enrolling.confirmAddress(colleague.id());

        passTime(Duration.ofDays(8));
        assertThat(lettersAbout(leaver)).endsWith("REPLACEMENT_PENDING");
        passTime(Duration.ofDays(3));
        assertThat(toldOfLongWait(leaver)).containsExactly("coordinator@kring.example");
        passTime(Duration.ofDays(4));

        assertThat(statusOf(leaver)).isEqualTo(EnrolmentStatus.CANCELLED);
        assertThat(statusOf(colleague)).isEqualTo(EnrolmentStatus.REPLACEMENT_LAPSED);
        assertThat(lettersAbout(colleague)).endsWith("REPLACEMENT_LAPSED");
        assertThat(endsOf(colleague)).contains("EndEvent_ReplacementLapsed");
        assertThat(endsOf(leaver))
                .contains(
                        "EndEvent_ReplacementReminded",
                        "EndEvent_LongWaitReported",
                        "EndEvent_CancelledWithCosts",
                        "EndEvent_Cancelled");
        assertThat(places.occupancy(edition.id()).taken()).isZero();
        assertThat(waitsOf(colleague)).isEmpty();
    }

    @Test
    void everyMomentOfAReplacementCountsFromTheAsking() {
        Enrolment leaver = anAdmittedCandidate(anOpenEdition());
        letTakeOver(leaver);
        ZonedDateTime asked = cancellations.get(leaver.id()).askedAt();
        Wait wait = editions.get(leaver.editionId()).definition().waitFor(Cancelling.REPLACEMENT);

        passTime(Duration.ofDays(1));
        timersOfReplacement(leaver).forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));

        assertThat(timersOfReplacement(leaver))
                .extracting(Job::getDuedate)
                .containsExactly(
                        after(asked, wait.remindAfter()), after(asked, wait.escalateAfter()), after(asked, wait.end()));
        assertThat(cancellations.get(leaver.id()).replacementUntil())
                .isEqualTo(AppClock.after(asked.toInstant(), wait.end()));
    }

    private List<Job> timersOfReplacement(Enrolment leaver) {
        String process = runtime.createProcessInstanceQuery()
                .processDefinitionKey("CancellationProcess")
                .variableValueEquals("enrolmentId", leaver.id().toString())
                .singleResult()
                .getId();
        return management
                .createJobQuery()
                .processInstanceId(process)
                .timers()
                .orderByJobDuedate()
                .asc()
                .list();
    }

    private static Date after(ZonedDateTime asked, Duration wait) {
        return Date.from(AppClock.after(asked.toInstant(), wait).toInstant());
    }

    @Test
    void aColleagueWhoDoesNotWantToEndsTheReplacement() {
        Edition edition = anOpenEdition();
        Enrolment leaver = anAdmittedCandidate(edition);
        Enrolment colleague = letTakeOver(leaver);
        assertThat(letter(leaver, MailTemplate.REPLACEMENT_ASKED_FREE).letter().text())
                .contains("kost het je hoe dan ook niets")
                .doesNotContain("€", "EUR");

        enrolling.withdraw(colleague.id(), "Geen tijd");

        assertThat(statusOf(leaver)).isEqualTo(EnrolmentStatus.CANCELLED);
        assertThat(cancellations.get(leaver.id()).outcome()).isEqualTo(Cancellation.Outcome.FREE);
    }

    @Test
    void whoeverIsEnrolledAlreadyCannotTakeOver() {
        Edition edition = anOpenEdition();
        Enrolment leaver = anAdmittedCandidate(edition);
        Enrolment other = aConfirmedCandidate(edition);

        assertRefused(
                Reason.COLLEAGUE_ENROLLED,
                () -> ask(
                        leaver,
                        BigDecimal.ZERO,
                        new Colleague("Noor", "Bakker", other.email().toUpperCase(Locale.ROOT))));

        assertThat(statusOf(leaver)).isEqualTo(EnrolmentStatus.ADMITTED);
        assertThat(cancellations.findById(leaver.id())).isEmpty();
    }

    @Test
    void anEditionThatIsCancelledEndsAReplacementWithoutCosts() {
        Edition edition = anOpenEdition();
        Enrolment leaver = anAdmittedCandidate(edition);
        passTimeUntil(edition.decisionDueAt());
        Enrolment colleague = letTakeOver(leaver);

        decideGo(edition, "NO_GO");
        timeMachine.settle();

        assertThat(statusOf(leaver)).isEqualTo(EnrolmentStatus.EDITION_CANCELLED);
        assertThat(statusOf(colleague)).isEqualTo(EnrolmentStatus.EDITION_CANCELLED);
        assertThat(cancellations.get(leaver.id()).outcome()).isEqualTo(Cancellation.Outcome.EDITION_CANCELLED);
        assertThat(endsOf(leaver)).contains("EndEvent_CancellationDropped");
        assertThat(owed(leaver)).isZero();
    }

    @Test
    void twoClicksAreOneCancellation() throws Exception {
        Enrolment participant = anAdmittedCandidate(anOpenEdition());

        List<@Nullable Throwable> ends = AtOnce.run(List.of(cancelling(participant), cancelling(participant)));

        assertThat(ends).filteredOn(Objects::isNull).hasSize(1);
        assertThat(ends)
                .filteredOn(Objects::nonNull)
                .singleElement()
                .isInstanceOfSatisfying(
                        CancellationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_PARTICIPATING));
        assertThat(lettersAbout(participant)).containsOnlyOnce("CANCELLED");
    }

    private Callable<?> cancelling(Enrolment participant) {
        return () -> {
            cancel(participant);
            return null;
        };
    }

    private Enrolment letTakeOver(Enrolment leaver) {
        Colleague colleague = new Colleague("Lotte", "de Wit", UUID.randomUUID() + "@school.example");
        ask(leaver, cancelling.costsNow(leaver.id()).amount(), colleague);
        return enrolments.get(
                Objects.requireNonNull(cancellations.get(leaver.id()).replacementId()));
    }

    private void ask(Enrolment leaver, BigDecimal seen, @Nullable Colleague colleague) {
        cancelling.ask(leaver.id(), "Andere baan", seen, colleague, leaver.name());
    }

    private static void assertRefused(Reason reason, Runnable asking) {
        assertThatExceptionOfType(CancellationRefused.class)
                .isThrownBy(asking::run)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Map<String, Object> shortIntake() {
        Map<String, Object> answers = new HashMap<>(INTAKE);
        answers.remove("priorKnowledge");
        answers.remove("bring");
        return answers;
    }

    private void bill(Enrolment participant) {
        invoicing.billTo(
                participant.id(),
                new BillingDetails(
                        participant.organisation(),
                        null,
                        "Dijkweg 7",
                        "1441 AB",
                        "Purmerend",
                        "NL",
                        "facturen@school.example",
                        null,
                        "12345678"));
        invoicing.invoiceIfDue(participant.id());
        assertThat(owed(participant)).isEqualByComparingTo("2250");
    }

    /** All invoices less all credit notes. */
    private BigDecimal owed(Enrolment enrolment) {
        return invoices.ofEnrolment(enrolment.id()).stream()
                .map(invoice -> invoice.isCreditNote() ? invoice.amount().negate() : invoice.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
