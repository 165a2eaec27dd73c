package nl.kring.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.kring.AtOnce;
import nl.kring.enrolment.Enrolment;
import nl.kring.journey.JourneyTest;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices, credit notes and what is open, up to what PostgreSQL itself refuses. */
class InvoicingTest extends JourneyTest {

    static final BigDecimal FEE = new BigDecimal("2250.00");
    static final BillingDetails SCHOOL = new BillingDetails(
            "Stichting De Waterlanden",
            "Crediteurenadministratie",
            "Dijkweg 7",
            "1441ab",
            "Purmerend",
            "nl",
            "Facturen@waterlanden.example",
            "PO-4471",
            "90004567");

    @Autowired
    Invoicing invoicing;

    @Autowired
    Invoices invoices;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anInvoiceSaysWhatWasAgreedOnTheDayItIsIssued() {
        Enrolment participant = anAdmittedParticipant();

        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();

        Edition edition = editions.get(participant.editionId());
        assertThat(invoice.number()).matches(clock.today().getYear() + "-\\d{4,}");
        assertThat(invoice.amount()).isEqualTo(FEE);
        assertThat(invoice.issuedOn()).isEqualTo(clock.today());
        assertThat(invoice.dueOn()).isEqualTo(clock.today().plusDays(30));
        assertThat(invoice.content().buyer()).isEqualTo(SCHOOL);
        assertThat(invoice.content().buyer().postcode()).isEqualTo("1441 AB");
        assertThat(invoice.content().seller().iban()).isEqualTo("NL04BANK0417164300");
        assertThat(invoice.content().from()).isEqualTo(edition.startsAt().toLocalDate());
        assertThat(invoice.content().lines())
                .extracting(InvoiceContent.Line::description)
                .containsExactly("Deelname aan Netwerk strategisch bestuurssecretarissen (" + edition.title()
                        + "), Noor van den Berg");
        assertThat(invoices.get(invoice.id()).content()).isEqualTo(invoice.content());
    }

    @Test
    void theOrganisationAndTheParticipantGetTheInvoiceAsPdfAndAsUbl() {
        Enrolment participant = anAdmittedParticipant();

        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();

        var letters = mailLog.about(participant.id()).stream()
                .filter(letter -> letter.template() == MailTemplate.INVOICE)
                .toList();
        assertThat(letters)
                .extracting(letter -> letter.to().email())
                .containsExactlyInAnyOrder("facturen@waterlanden.example", participant.email());
        assertThat(mailbox.attachments(letters.get(0).id()))
                .extracting(attachment -> attachment.fileName())
                .containsExactly("factuur-" + invoice.number() + ".pdf", "factuur-" + invoice.number() + ".xml");
    }

    @Test
    void issuesOneInvoiceHoweverOftenItIsAsked() throws Exception {
        Enrolment participant = anAdmittedParticipant();
        Callable<Object> ask = () -> invoicing.invoiceIfDue(participant.id());

        assertThat(AtOnce.run(List.of(ask, ask, ask, ask))).containsOnlyNulls();

        assertThat(invoices.ofEnrolment(participant.id())).hasSize(1);
        assertThat(invoicing.invoiceIfDue(participant.id())).isEmpty();
    }

    @Test
    void nobodyIsInvoicedBeforeAdmission() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        invoicing.billTo(candidate.id(), SCHOOL);

        assertThat(invoicing.invoiceIfDue(candidate.id())).isEmpty();
    }

    @Test
    void anInvoiceWithoutAnAddressWaitsForIt() {
        Enrolment participant = anAdmitted(aConfirmedCandidate(anOpenEdition()));
        assertThat(invoicing.invoiceIfDue(participant.id())).isEmpty();
        assertThat(invoicing.isDue(participant.id())).isTrue();

        invoicing.billTo(participant.id(), SCHOOL);

        assertThat(invoices.ofEnrolment(participant.id())).hasSize(1);
    }

    @Test
    void aCandidateChangesTheAddressOnlyUntilTheInvoiceIsIssued() {
        Enrolment participant = anAdmitted(aConfirmedCandidate(anOpenEdition()));
        assertThat(invoicing.billToUntilInvoiced(participant.id(), SCHOOL)).isTrue();

        assertThat(invoicing.billToUntilInvoiced(participant.id(), elsewhere())).isFalse();

        assertThat(invoicing.billedTo(participant.id())).contains(SCHOOL);
    }

    @Test
    void aFreeCancellationCreditsEverything() {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();

        assertThat(invoicing.cancel(participant.id(), BigDecimal.ZERO, "Op tijd geannuleerd"))
                .isEmpty();

        Invoice creditNote = onlyCreditNote(participant);
        assertThat(creditNote.credits()).isEqualTo(invoice.id());
        assertThat(creditNote.amount()).isEqualTo(FEE);
        assertThat(creditNote.content().creditedNumber()).isEqualTo(invoice.number());
        assertThat(creditNote.content().reason()).isEqualTo("Op tijd geannuleerd");
        assertThat(balance(invoice).open()).isZero();
        assertThat(balance(invoice).state(clock.today())).isEqualTo(InvoiceState.CREDITED);
        assertThat(lettersAbout(participant)).contains("CREDIT_NOTE");
    }

    @Test
    void costsOfACancellationAreAnInvoiceOfTheirOwn() {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();

        Invoice costs = invoicing
                .cancel(participant.id(), new BigDecimal("1125"), "Geannuleerd na de laatste kosteloze dag")
                .orElseThrow();

        assertThat(onlyCreditNote(participant).amount()).isEqualTo(FEE);
        assertThat(costs.amount()).isEqualTo(new BigDecimal("1125.00"));
        assertThat(costs.content().lines().get(0).description()).startsWith("Annuleringskosten");
        assertThat(balance(invoice).open()).isZero();
        assertThat(balance(costs).open()).isEqualTo(new BigDecimal("1125.00"));
    }

    @Test
    void cancellingTwiceCostsOnce() {
        Enrolment participant = anAdmittedParticipant();
        invoicing.invoiceIfDue(participant.id()).orElseThrow();
        BigDecimal costs = new BigDecimal("500");

        Invoice first = invoicing.cancel(participant.id(), costs, "Geannuleerd").orElseThrow();
        Invoice second =
                invoicing.cancel(participant.id(), costs, "Geannuleerd").orElseThrow();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(invoices.ofEnrolment(participant.id())).hasSize(3);
    }

    @Test
    void whatWasPaidIsSetOffAgainstTheCosts() {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();
        pay(invoice, FEE);

        Invoice costs = invoicing
                .cancel(participant.id(), new BigDecimal("750"), "Te laat")
                .orElseThrow();

        assertThat(balance(costs).open()).isZero();
        assertThat(balance(costs).state(clock.today())).isEqualTo(InvoiceState.PAID);
        assertThat(balance(invoice).open()).isEqualTo(new BigDecimal("-1500.00"));
        assertThat(balance(invoice).state(clock.today())).isEqualTo(InvoiceState.TO_REFUND);
    }

    @Test
    void aHalvedContributionIsCreditedInPart() {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();

        invoicing.credit(participant.id(), FEE.divide(BigDecimal.valueOf(2)), "Het programma is online");

        assertThat(balance(invoice).open()).isEqualTo(new BigDecimal("1125.00"));
        assertThatExceptionOfType(CreditTooHigh.class)
                .isThrownBy(() -> invoicing.credit(participant.id(), FEE, "Nog eens"))
                .satisfies(refused -> assertThat(refused.most()).isEqualTo(new BigDecimal("1125.00")));
    }

    @Test
    void theInvoiceOfWhoeverIsReplacedGoesOverToTheColleague() {
        Edition edition = anOpenEdition();
        Enrolment replaced = anAdmitted(aConfirmedCandidate(edition));
        invoicing.billTo(replaced.id(), SCHOOL);
        Enrolment colleague = anAdmitted(aConfirmedCandidate(edition));
        Invoice invoice = invoices.ofEnrolment(replaced.id()).get(0);
        pay(invoice, FEE);

        Invoice taken = invoicing
                .transfer(replaced.id(), colleague.id(), "Vervangen door een collega")
                .orElseThrow();

        assertThat(taken.enrolmentId()).isEqualTo(colleague.id());
        assertThat(taken.content().buyer()).isEqualTo(SCHOOL);
        assertThat(balance(taken).state(clock.today())).isEqualTo(InvoiceState.PAID);
        assertThat(balance(invoice).open()).isZero();
        assertThat(invoicing.invoiceIfDue(colleague.id())).isEmpty();
    }

    @Test
    void aMistakeInTheAddressIsPutRightByACreditNoteAndANewInvoice() {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();
        invoicing.billTo(participant.id(), elsewhere());

        Invoice anew = invoicing.reissue(participant.id(), "Ander adres").orElseThrow();

        assertThat(anew.content().buyer()).isEqualTo(elsewhere());
        assertThat(invoices.get(invoice.id()).content().buyer()).isEqualTo(SCHOOL);
        assertThat(balance(invoice).open()).isZero();
        assertThat(balance(anew).open()).isEqualTo(FEE);
    }

    @Test
    void numbersFollowEachOtherWithoutGapsAlsoWhenTransactionsFail() throws Exception {
        List<Enrolment> participants = IntStream.range(0, 4)
                .mapToObj(number -> anOpenEditionWithPlaces(5))
                .flatMap(edition -> IntStream.range(0, 5).mapToObj(number -> aConfirmedCandidate(edition)))
                .map(this::anAdmitted)
                .toList();
        List<Callable<Object>> issuing = new ArrayList<>();
        for (int i = 0; i < participants.size(); i++) {
            boolean fails = i % 3 == 0;
            UUID id = participants.get(i).id();
            issuing.add(() -> transaction.execute(status -> {
                invoicing.billTo(id, SCHOOL);
                if (fails) {
                    throw new IllegalStateException("fails after the number was given");
                }
                return id;
            }));
        }

        var ends = AtOnce.run(issuing);

        assertThat(ends.stream().filter(Objects::nonNull)).hasSize(7).allMatch(IllegalStateException.class::isInstance);
        assertThat(participants.stream()
                        .filter(each -> !invoices.ofEnrolment(each.id()).isEmpty()))
                .hasSize(13);
        List<Integer> sequences = database.sql("select sequence from kring.invoice where year = ? order by sequence")
                .param(clock.today().getYear())
                .query(Integer.class)
                .list();
        assertThat(sequences)
                .isEqualTo(IntStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    @Test
    void whatWasIssuedStays() {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();
        pay(invoice, BigDecimal.ONE);

        refuses("update kring.invoice set amount = 1 where id = ?", invoice.id());
        refuses("delete from kring.invoice where id = ?", invoice.id());
        refuses("update kring.payment set amount = 2 where invoice_id = ?", invoice.id());
        refuses("delete from kring.payment where invoice_id = ?", invoice.id());
        refuses("update kring.receivable set paid = 2250 where invoice_id = ?", invoice.id());
        refuses("update kring.receivable set credited = 2250 where invoice_id = ?", invoice.id());
        refuses("delete from kring.receivable where invoice_id = ?", invoice.id());
        refuses(
                "update kring.invoice_number set last = last - 1 where year = ?",
                clock.today().getYear());
        refuses(
                "update kring.invoice_number set last = last + 2 where year = ?",
                clock.today().getYear());
        refuses("delete from kring.invoice_number where year = ?", clock.today().getYear());
    }

    @Test
    void theDatabaseItselfRefusesToCreditMoreThanWasInvoiced() {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();
        String creditNote = """
                insert into kring.invoice (id, kind, enrolment_id, edition_id, credits, issued_on, due_on, amount, content)
                select gen_random_uuid(), 'CREDIT_NOTE', enrolment_id, edition_id, id, issued_on, issued_on, %s, content
                from kring.invoice where id = ?""";

        database.sql(creditNote.formatted("2000")).param(invoice.id()).update();

        refuses(creditNote.formatted("251"), invoice.id());
        refuses(creditNote.formatted("-1"), invoice.id());
        assertThat(balance(invoice).uncredited()).isEqualTo(new BigDecimal("250.00"));
        refuses(creditNote.formatted("1"), onlyCreditNote(participant).id());
    }

    @Test
    void theDatabaseItselfRefusesASecondInvoiceAndTooHighAPayment() {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();

        refuses("""
                insert into kring.invoice (id, kind, enrolment_id, edition_id, issued_on, due_on, amount, content)
                select gen_random_uuid(), 'INVOICE', enrolment_id, edition_id, issued_on, issued_on, 10, content
                from kring.invoice where id = ?""", invoice.id());
        refuses("""
                insert into kring.payment (id, invoice_id, kind, paid_on, amount, note)
                select gen_random_uuid(), id, 'RECEIVED', issued_on, amount + 0.01, '' from kring.invoice where id = ?""", invoice.id());
        refuses("""
                insert into kring.payment (id, invoice_id, kind, paid_on, amount, note)
                select gen_random_uuid(), id, 'REFUNDED', issued_on, -1, '' from kring.invoice where id = ?""", invoice.id());
    }

    @Test
    void creditingTwiceAtOnceCreditsOnce() throws Exception {
        Enrolment participant = anAdmittedParticipant();
        Invoice invoice = invoicing.invoiceIfDue(participant.id()).orElseThrow();
        Callable<Object> credit = () -> invoicing.credit(participant.id(), "Geannuleerd");

        assertThat(AtOnce.run(List.of(credit, credit, credit))).containsOnlyNulls();

        assertThat(onlyCreditNote(participant).credits()).isEqualTo(invoice.id());
    }

    private void refuses(String sql, Object parameter) {
        assertThatExceptionOfType(DataAccessException.class)
                .as(sql)
                .isThrownBy(() -> database.sql(sql).param(parameter).update());
    }

    private Enrolment anAdmittedParticipant() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        transaction.executeWithoutResult(status -> invoicing.billTo(candidate.id(), SCHOOL));
        return anAdmitted(candidate);
    }

    /** Straight to the admission: the way there is walked elsewhere. */
    private Enrolment anAdmitted(Enrolment candidate) {
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        return candidate;
    }

    private static BillingDetails elsewhere() {
        return new BillingDetails(
                "Coöperatie ’t Veld & Zn.",
                null,
                "Kade 1",
                "B-2000",
                "Antwerpen",
                "BE",
                "boek@veld.example",
                null,
                null);
    }

    private Invoice onlyCreditNote(Enrolment participant) {
        List<Invoice> found = invoices.ofEnrolment(participant.id()).stream()
                .filter(Invoice::isCreditNote)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Balance balance(Invoice invoice) {
        return ledger.find(invoice.id()).orElseThrow();
    }

    private void pay(Invoice invoice, BigDecimal amount) {
        LocalDate today = clock.today();
        transaction.executeWithoutResult(
                status -> ledger.enter(Payment.of(invoice.id(), today, amount, "per bank"), null));
    }
}
