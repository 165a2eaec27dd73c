package nl.kring.journey.simulation;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.kring.cancellation.Cancelling;
import nl.kring.companion.Companions;
import nl.kring.companion.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.intake.Conversations;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.Invoices;
import nl.kring.invoicing.Payments;
import nl.kring.journey.simulation.InventedPeople.Behaviour;
import nl.kring.mentor.Mentoring;
import nl.kring.mentor.Mentorings;
import nl.kring.mentor.Mentors;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import nl.kring.time.Timetable;
import org.springframework.stereotype.Component;

/**
 * What goes on without a task: staff offer times for conversations, settle small groups and mentors and enter payments, and
 * participants cancel.
 */
@Component
@InSimulation
class Errands {

    private static final int FEWEST_TIMES = 3;
    private static final int TIMES_AT_ONCE = 8;
    private static final int DAYS_TO_PAY = 14;
    private static final int DAYS_TO_PAY_LATE = 45;
    private static final int DAYS_TO_CANCEL = 21;
    private static final int PEOPLE_TO_A_MENTOR = 3;

    private final Enrolments enrolments;
    private final Editions editions;
    private final Conversations conversations;
    private final Invoices invoices;
    private final InvoiceBook book;
    private final Payments payments;
    private final Companions companions;
    private final Mentors mentors;
    private final Mentorings mentorings;
    private final Cancelling cancelling;
    private final AppClock clock;

    private final Set<UUID> leaving = new HashSet<>();
    private LocalDate lastDay = LocalDate.MIN;

    Errands(
            Enrolments enrolments,
            Editions editions,
            Conversations conversations,
            Invoices invoices,
            InvoiceBook book,
            Payments payments,
            Companions companions,
            Mentors mentors,
            Mentorings mentorings,
            Cancelling cancelling,
            AppClock clock) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.conversations = conversations;
        this.invoices = invoices;
        this.book = book;
        this.payments = payments;
        this.companions = companions;
        this.mentors = mentors;
        this.mentorings = mentorings;
        this.cancelling = cancelling;
        this.clock = clock;
    }

    /** What has its day already. */
    void plan(Timetable timetable, UUID editionId) {
        ZonedDateTime kickOff = editions.get(editionId).kickOff().endsAt();
        timetable.at(kickOff.plusDays(5), () -> settleGroups(editionId));
        timetable.at(kickOff.plusDays(6), () -> settleMentors(editionId));
    }

    /** Once a day at most. */
    void lookAround(Timetable timetable, UUID editionId, InventedPeople people) {
        if (clock.today().equals(lastDay)) {
            return;
        }
        lastDay = clock.today();
        offerTimes(editionId);
        for (Enrolment person : enrolments.findByEditionIdOrderByReceipt(editionId)) {
            Behaviour behaviour = people.behaviourOf(person.email());
            pay(person, behaviour);
            if (behaviour == Behaviour.CANCELS && person.status().canCancel() && leaving.add(person.id())) {
                timetable.at(now().plusDays(DAYS_TO_CANCEL), () -> cancel(person.id()));
            }
        }
    }

    private void offerTimes(UUID editionId) {
        boolean wanted = enrolments.findByEditionIdOrderByReceipt(editionId).stream()
                .anyMatch(person -> !person.hasEnded() && !person.status().isParticipating());
        if (!wanted || conversations.open(editionId).size() >= FEWEST_TIMES) {
            return;
        }
        int offered = 0;
        for (LocalDate day = clock.today().plusDays(3); offered < TIMES_AT_ONCE; day = day.plusDays(1)) {
            for (int hour = 10; hour <= 16 && isWorkingDay(day) && offered < TIMES_AT_ONCE; hour += 2) {
                String link = "https://meet.kring.example/" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + hour;
                ZonedDateTime start = day.atTime(hour, 0).atZone(AppClock.ZONE);
                if (conversations.offer(editionId, start, link, Stage.FACILITATOR.id())) {
                    offered++;
                }
            }
        }
    }

    static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** Whoever is silent does not pay either. */
    private void pay(Enrolment person, Behaviour behaviour) {
        int days = switch (behaviour) {
            case SILENT -> Integer.MAX_VALUE;
            case SLOW -> DAYS_TO_PAY_LATE;
            default -> DAYS_TO_PAY;
        };
        for (Invoice invoice : invoices.ofEnrolment(person.id())) {
            if (days == Integer.MAX_VALUE
                    || invoice.isCreditNote()
                    || invoice.issuedOn().plusDays(days).isAfter(clock.today())) {
                continue;
            }
            BigDecimal open = book.balance(invoice.id()).open();
            if (open.signum() > 0) {
                BigDecimal paid = book.balance(invoice.id()).paid();
                payments.enter(invoice.id(), clock.today(), open, "", paid, Stage.COORDINATOR);
            }
        }
    }

    private void cancel(UUID enrolmentId) {
        if (enrolments.get(enrolmentId).status().canCancel()) {
            cancelling.ask(
                    enrolmentId,
                    "Verzonnen annulering.",
                    cancelling.costsNow(enrolmentId).amount(),
                    null,
                    enrolments.get(enrolmentId).name());
        }
    }

    private void settleGroups(UUID editionId) {
        for (Kind kind : Kind.values()) {
            List<List<UUID>> groups = companions.propose(editionId, kind).stream()
                    .map(group -> group.stream().map(Enrolment::id).toList())
                    .toList();
            if (!groups.isEmpty()) {
                companions.settle(editionId, kind, groups, Stage.COORDINATOR);
            }
        }
    }

    private void settleMentors(UUID editionId) {
        Edition edition = editions.get(editionId);
        int participants = enrolments.participantsOf(editionId).size();
        if (!edition.definition().mentors() || participants == 0) {
            return;
        }
        for (int number = 1; number <= 1 + participants / PEOPLE_TO_A_MENTOR; number++) {
            mentors.add(
                    edition.programme().id(),
                    "Mentor Verzonnen " + number,
                    InventedPeople.address("mentor" + number),
                    "Organisatie van mentor " + number,
                    PEOPLE_TO_A_MENTOR,
                    Stage.COORDINATOR);
        }
        mentorings.propose(editionId).forEach((person, mentor) -> {
            mentorings.settle(editionId, person.id(), mentor.id(), Stage.COORDINATOR);
            mentorings.of(person.id()).map(Mentoring::id).ifPresent(mentorings::confirmByMentor);
        });
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(AppClock.ZONE);
    }
}
