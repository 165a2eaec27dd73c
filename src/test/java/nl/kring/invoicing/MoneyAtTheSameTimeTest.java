package nl.kring.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kring.AtOnce;
import nl.kring.enrolment.Enrolment;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that touches money at the same moment, by many; afterwards the books must be right. */
class MoneyAtTheSameTimeTest extends JourneyTest {

    private static final BigDecimal FEE = new BigDecimal("2250.00");
    private static final int EDITIONS = 3;
    private static final int PEOPLE = 6;

    @Autowired
    Invoicing invoicing;

    @Autowired
    InvoiceBook book;

    @Autowired
    Payments payments;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private final List<Callable<Object>> things = new ArrayList<>();

    @RepeatedTest(3)
    void theBooksAreRightWhateverHappensTogether(RepetitionInfo repetition) throws Exception {
        List<Enrolment> invoiced = new ArrayList<>();
        List<Enrolment> waiting = new ArrayList<>();
        for (int i = 0; i < EDITIONS; i++) {
            Edition edition = anOpenEditionWithPlaces(PEOPLE + 2);
            IntStream.range(0, PEOPLE).forEach(person -> invoiced.add(billed(anAdmitted(edition))));
            IntStream.range(0, 2).forEach(person -> waiting.add(anAdmitted(edition)));
        }
        Map<UUID, Invoice> first = invoiced.stream()
                .collect(Collectors.toMap(
                        Enrolment::id,
                        each -> book.ofEnrolment(each.id()).get(0).invoice()));
        byte[] bank = bankFile(first.values());

        for (int i = 0; i < waiting.size(); i++) {
            issue(waiting.get(i), i % 2 == 0);
        }
        for (int i = 0; i < EDITIONS; i++) {
            List<Enrolment> group = invoiced.subList(i * PEOPLE, (i + 1) * PEOPLE);
            payTwice(first.get(group.get(0).id()));
            credit(group.get(1), "1500");
            credit(group.get(1), "1500");
            things.add(() -> invoicing.cancel(group.get(2).id(), new BigDecimal("1125"), "Te laat"));
            things.add(() -> invoicing.cancel(group.get(2).id(), new BigDecimal("1125"), "Te laat"));
            things.add(() -> invoicing.transfer(group.get(3).id(), group.get(4).id(), "Vervangen"));
            things.add(() -> invoicing.transfer(group.get(4).id(), group.get(3).id(), "Vervangen"));
            things.add(() -> invoicing.reissue(group.get(5).id(), "Ander adres"));
            credit(group.get(0), "250");
        }
        things.add(() -> payments.read(bank, COORDINATOR));
        things.add(() -> payments.read(bank, COORDINATOR));
        things.add(() -> payments.read(bank, COORDINATOR));
        Collections.shuffle(things, new Random(repetition.getCurrentRepetition()));

        List<@Nullable Throwable> ends = AtOnce.run(things);

        assertThat(ends.stream().filter(Objects::nonNull))
                .allSatisfy(end ->
                        assertThat(end).isInstanceOfAny(PaymentRefused.class, CreditTooHigh.class, OnPurpose.class));
        numbersHaveNoGaps();
        nobodyIsCreditedOrPaidTooMuch();
        everyLineOfTheBankIsEnteredAtMostOnce(bank);
        invoiced.forEach(each -> assertThat(uncredited(each)).isLessThanOrEqualTo(1));
        waiting.forEach(each -> assertThat(uncredited(each)).isLessThanOrEqualTo(1));
    }

    private static final class OnPurpose extends RuntimeException {}

    private void issue(Enrolment participant, boolean fails) {
        things.add(() -> transaction.execute(status -> {
            invoicing.billTo(participant.id(), InvoicingTest.SCHOOL);
            if (fails) {
                throw new OnPurpose();
            }
            return true;
        }));
        things.add(() -> invoicing.invoiceIfDue(participant.id()));
    }

    private void payTwice(@Nullable Invoice invoice) {
        UUID id = Objects.requireNonNull(invoice).id();
        Callable<Object> pay = () -> {
            payments.enter(id, clock.today(), FEE, "per kas", BigDecimal.ZERO.setScale(2), COORDINATOR);
            return true;
        };
        things.add(pay);
        things.add(pay);
    }

    private void credit(Enrolment participant, String amount) {
        things.add(() -> invoicing.credit(participant.id(), new BigDecimal(amount), "Online"));
    }

    /** Each invoice is named once, in full, in another order than they were issued in. */
    private byte[] bankFile(Iterable<Invoice> invoices) {
        LocalDate today = clock.today();
        List<String> lines = new ArrayList<>();
        invoices.forEach(invoice -> lines.add(today + ";2250,00;" + invoice.number()));
        lines.sort(Collections.reverseOrder());
        return ("datum;bedrag;omschrijving\n" + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
    }

    private void numbersHaveNoGaps() {
        List<Integer> sequences = database.sql("select sequence from kring.invoice where year = ? order by sequence")
                .param(clock.today().getYear())
                .query(Integer.class)
                .list();
        assertThat(sequences)
                .isEqualTo(IntStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    private void nobodyIsCreditedOrPaidTooMuch() {
        assertThat(database.sql("""
                        select r.invoice_id from kring.receivable r
                        where r.credited > r.amount or r.paid < 0
                           or r.credited <> (select coalesce(sum(amount), 0) from kring.invoice where credits = r.invoice_id)
                           or r.paid <> (select coalesce(sum(amount), 0) from kring.payment where invoice_id = r.invoice_id)
                           or (select coalesce(sum(amount), 0) from kring.payment
                               where invoice_id = r.invoice_id and kind = 'RECEIVED') > r.amount""").query(UUID.class).list()).isEmpty();
    }

    private void everyLineOfTheBankIsEnteredAtMostOnce(byte[] bank) {
        Map<String, Integer> entered = new HashMap<>();
        database.sql("select note from kring.payment where bank_line is not null")
                .query(String.class)
                .list()
                .forEach(note -> entered.merge(note, 1, Integer::sum));
        new String(bank, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(';') + 1))
                .forEach(number ->
                        assertThat(entered.getOrDefault(number, 0)).as(number).isLessThanOrEqualTo(1));
    }

    private long uncredited(Enrolment enrolment) {
        return book.ofEnrolment(enrolment.id()).stream()
                .filter(entry ->
                        entry.balance() != null && entry.balance().uncredited().signum() > 0)
                .count();
    }

    private Enrolment billed(Enrolment participant) {
        invoicing.billTo(participant.id(), InvoicingTest.SCHOOL);
        return participant;
    }

    private Enrolment anAdmitted(Edition edition) {
        Enrolment candidate = aConfirmedCandidate(edition);
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        return candidate;
    }
}
