package nl.kring.demo;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.NewEnrolment;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.TaskSummary;
import nl.kring.identity.Actor;
import nl.kring.intake.Conversations;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.Invoices;
import nl.kring.invoicing.Payments;
import nl.kring.journey.TimeMachine;
import nl.kring.platform.ConditionalOnEmbeddedDatabase;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import nl.kring.time.AppClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Fills the embedded default, at its first start, by walking the real journey: the clock is set back, people enrol and
 * staff do their tasks through the forms, and time passes until today. So everything that a newcomer finds was made by the
 * product itself, with dates relative to today.
 */
@Component
@ConditionalOnEmbeddedDatabase
@ConditionalOnProperty(name = "kring.demo.enabled", matchIfMissing = true)
class DemoYear {

    private static final Logger log = LoggerFactory.getLogger(DemoYear.class);
    private static final String PROGRAMME = "bestuurssecretarissen";
    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final Actor COORDINATOR = Actor.staff("coordinator", "Carla Coördinator");
    private static final Actor FACILITATOR = Actor.staff("facilitator", "Farid Begeleider");

    /** Behind the definitions of the programmes, before anything else that happens once the application has started. */
    private static final int AFTER_THE_PROGRAMMES = Ordered.HIGHEST_PRECEDENCE + 10;

    private final Planning planning;
    private final Editions editions;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Conversations conversations;
    private final TaskForms taskForms;
    private final Invoices invoices;
    private final Payments payments;
    private final TimeMachine timeMachine;
    private final AppClock clock;

    DemoYear(
            Planning planning,
            Editions editions,
            Enrolling enrolling,
            Enrolments enrolments,
            Conversations conversations,
            TaskForms taskForms,
            Invoices invoices,
            Payments payments,
            TimeMachine timeMachine,
            AppClock clock) {
        this.planning = planning;
        this.editions = editions;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.conversations = conversations;
        this.taskForms = taskForms;
        this.invoices = invoices;
        this.payments = payments;
        this.timeMachine = timeMachine;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(AFTER_THE_PROGRAMMES)
    void fillAtFirstStart() {
        if (editions.findAllByOrderByEnrolmentOpensAt().isEmpty()) {
            log.info("First start: walking the demonstration year");
            walk();
            log.info("The demonstration year is ready");
        }
    }

    private void walk() {
        Instant now = clock.instant();
        LocalDate today = clock.today();
        LocalDate lastKickOff = tuesdayOf(today.minusWeeks(7));
        timeMachine.beginAt(
                lastKickOff.minusWeeks(20).atTime(10, 0).atZone(AppClock.ZONE).toInstant());

        Edition underWay = planning.planEdition(PROGRAMME, Edition.titleFor(lastKickOff), lastKickOff);
        walkToKickOff(underWay);
        holdKickOff(underWay);

        LocalDate nextKickOff = tuesdayOf(today.plusWeeks(11));
        passTimeUntil(today.minusWeeks(4));
        Edition open = planning.planEdition(PROGRAMME, titleApartFrom(underWay, nextKickOff), nextKickOff);
        beginEnrolling(open);
        prepareFirstSession(underWay);

        timeMachine.advanceTo(now);
        timeMachine.returnToNow();
    }

    private static LocalDate tuesdayOf(LocalDate week) {
        return week.with(TemporalAdjusters.previousOrSame(DayOfWeek.TUESDAY));
    }

    /** Two editions in one school year have names of their own. */
    private static String titleApartFrom(Edition other, LocalDate kickOff) {
        String title = Edition.titleFor(kickOff);
        return title.equals(other.title()) ? title + " (voorjaar)" : title;
    }

    // The edition that is under way
    // ------------------------------------------------------------------------------------

    private void walkToKickOff(Edition edition) {
        timeMachine.settle();
        offerTimes(edition, 14, 10);
        List<Enrolment> people = new ArrayList<>();
        for (DemoPerson person : DemoPeople.OF_LAST_YEAR) {
            Enrolment enrolment = enrol(edition, person);
            enrolling.confirmAddress(enrolment.id());
            people.add(enrolment);
            timeMachine.advanceTo(clock.instant().plus(Duration.ofHours(7)));
        }
        for (int i = 0; i < people.size(); i++) {
            completeIntake(people.get(i), DemoPeople.OF_LAST_YEAR.get(i));
            decide(people.get(i), "YES", "YES");
        }
        passTimeUntil(clock.today().plusDays(20));
        // One invoice is left, for whoever wants to see what happens to those that are overdue.
        people.stream().skip(1).forEach(this::pay);
        passTimeUntil(edition.decisionDueAt().toLocalDate());
        staff(
                COORDINATOR,
                edition.id(),
                "Task_DecideGoOrNoGo",
                Map.of("decision", "GO", "reason", "Acht deelnemers uit drie sectoren: een mooie groep."));
    }

    private void pay(Enrolment participant) {
        for (Invoice invoice : invoices.ofEnrolment(participant.id())) {
            payments.enter(invoice.id(), clock.today(), invoice.amount(), "", BigDecimal.ZERO, COORDINATOR);
        }
    }

    private void holdKickOff(Edition edition) {
        passTimeUntil(edition.startsAt().toLocalDate().minusDays(14));
        Meeting kickOff = edition.kickOff();
        staff(
                FACILITATOR,
                kickOff.id(),
                "Task_PrepareSession",
                Map.of(
                        "theme", "Kennismaken met elkaars praktijk",
                        "material", "Lees de inleiding over de drie rollen van een bestuurssecretaris.",
                        "assignments", "Neem een voorbeeld mee van een besluit waar je trots op bent.",
                        "mode", "PHYSICAL"));
        timeMachine.advanceTo(kickOff.endsAt().plusHours(14).toInstant());
        List<Enrolment> people = enrolments.participantsOf(edition.id());
        staff(FACILITATOR, edition.id(), "Task_RecordSetUp", setUp(edition));
        staff(
                FACILITATOR,
                kickOff.id(),
                "Task_RegisterAttendance",
                Map.of(
                        "held", "HELD",
                        "present",
                                people.stream()
                                        .skip(1)
                                        .map(person -> person.id().toString())
                                        .toList(),
                        "absenceReasons", "Eén deelnemer was ziek.",
                        "yield", "Een gedeelde taal voor de rol en een eerste ronde dilemma’s.",
                        "nextTheme", "Tegenspraak organiseren"));
        staff(
                COORDINATOR,
                kickOff.id(),
                "Task_FollowUpAbsence",
                Map.of(
                        "notes", "Gebeld: weer beter. Krijgt het verslag en spreekt een groepsgenoot bij.",
                        "agreed", "CATCH_UP"));
        int rating = 7;
        for (Enrolment person : people) {
            answerIfAsked(person, "Task_ConfirmAgreement", Map.of("confirmed", "true"));
            answerIfAsked(
                    person,
                    "Task_RateSession",
                    Map.of("rating", Integer.toString(rating), "mostValuable", "De openheid in de groep."));
            rating = rating == 9 ? 7 : rating + 1;
        }
        passTimeUntil(edition.startsAt().toLocalDate().plusDays(10));
    }

    private Map<String, Object> setUp(Edition edition) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "themes", "Tegenspraak organiseren, rolvastheid, governance in beweging",
                "workingForm", "Begeleide intervisie met een korte theoretische opening",
                "workingAgreements", "Wat hier gezegd wordt blijft hier. We beginnen en eindigen op tijd.",
                "place", edition.kickOff().place()));
        for (Meeting meeting : edition.meetings()) {
            if (!meeting.isKickOff()) {
                String session = "session" + meeting.number();
                answers.put(
                        session + "Start", meeting.startsAt().toLocalDateTime().toString());
                answers.put(session + "End", meeting.endsAt().toLocalDateTime().toString());
                answers.put(session + "Place", meeting.place());
            }
        }
        return answers;
    }

    private void prepareFirstSession(Edition edition) {
        UUID session = edition.meetings().get(1).id();
        staff(
                FACILITATOR,
                session,
                "Task_PrepareSession",
                Map.of(
                        "theme", "Tegenspraak organiseren",
                        "material", "Twee korte casussen over bestuurlijke tegenspraak.",
                        "assignments", "Schrijf in een half A4 je eigen dilemma op.",
                        "mode", "PHYSICAL"));
    }

    // The edition that is open for enrolment
    // ---------------------------------------------------------------------------

    /** One candidate in each stage, so that every list has something on it. */
    private void beginEnrolling(Edition edition) {
        timeMachine.settle();
        offerTimes(edition, 3, 2);
        List<DemoPerson> people = DemoPeople.OF_NEXT_YEAR;
        Enrolment admitted = enrolAndConfirm(edition, people.get(0));
        completeIntake(admitted, people.get(0));
        decide(admitted, "YES", "YES");

        timeMachine.advanceTo(clock.instant().plus(Duration.ofDays(25)));
        offerTimes(edition, 2, 20);
        Enrolment deciding = enrolAndConfirm(edition, people.get(1));
        completeIntake(deciding, people.get(1));
        Enrolment talking = enrolAndConfirm(edition, people.get(2));
        fillInIntakeForm(talking, people.get(2));
        chooseTime(talking);
        enrolAndConfirm(edition, people.get(3));
        enrol(edition, people.get(4));
    }

    // Steps
    // --------------------------------------------------------------------------------------------------------------

    private void offerTimes(Edition edition, int firstDay, int number) {
        for (int i = 0; i < number; i++) {
            conversations.offer(
                    edition.id(),
                    clock.today()
                            .plusDays(firstDay + i / 2)
                            .atTime(i % 2 == 0 ? 10 : 15, 0)
                            .atZone(AppClock.ZONE),
                    "https://meet.kring.example/gesprek-" + (i + 1),
                    FACILITATOR.id());
        }
    }

    private Enrolment enrolAndConfirm(Edition edition, DemoPerson person) {
        Enrolment enrolment = enrol(edition, person);
        enrolling.confirmAddress(enrolment.id());
        return enrolment;
    }

    private Enrolment enrol(Edition edition, DemoPerson person) {
        return enrolling.receive(new NewEnrolment(
                edition.id(),
                person.givenName(),
                person.familyName(),
                person.email(),
                "030 555 01 23",
                person.organisation(),
                "Bestuurssecretaris",
                person.sector(),
                person.salaryScale(),
                person.pupils(),
                null,
                DUTCH,
                null));
    }

    private void completeIntake(Enrolment enrolment, DemoPerson person) {
        fillInIntakeForm(enrolment, person);
        chooseTime(enrolment);
        staff(
                FACILITATOR,
                enrolment.id(),
                "Task_HoldIntakeConversation",
                Map.of(
                        "conversationHeld", "YES",
                        "report", "Open gesprek. De vraag is helder en leeft ook bij anderen in de groep.",
                        "impression", "Brengt ervaring mee en wil die delen."));
    }

    private void fillInIntakeForm(Enrolment enrolment, DemoPerson person) {
        candidate(
                enrolment,
                "Task_FillInIntakeForm",
                Map.ofEntries(
                        Map.entry("developmentQuestion", person.developmentQuestion()),
                        Map.entry("priorKnowledge", "Enkele jaren ervaring als bestuurssecretaris."),
                        Map.entry(
                                "organisationContext",
                                person.organisation() + ", ongeveer " + person.pupils() + " leerlingen."),
                        Map.entry("bring", "Voorbeelden uit de eigen praktijk en een luisterend oor."),
                        Map.entry("get", "Vakgenoten om mee te sparren."),
                        Map.entry("billingOrganisation", person.organisation()),
                        Map.entry("billingStreet", "Schoolplein 1"),
                        Map.entry("billingPostcode", "3511 AB"),
                        Map.entry("billingCity", "Utrecht"),
                        Map.entry("billingCountry", "NL"),
                        Map.entry("billingChamberOfCommerce", "90001236"),
                        Map.entry("billingEmail", "facturen@kring.example")));
    }

    private void chooseTime(Enrolment enrolment) {
        String first = conversations.open(enrolment.editionId()).get(0).id().toString();
        candidate(enrolment, "Task_ChooseConversationTime", Map.of("slotId", first));
    }

    private void decide(Enrolment enrolment, String organiser, String candidate) {
        staff(
                FACILITATOR,
                enrolment.id(),
                "Task_DecideOnAdmission",
                Map.of("decision", organiser, "reason", "Geven en nemen lijkt in balans."));
        candidate(
                enrolment,
                "Task_DecideOnTakingPart",
                Map.of("decision", candidate, "reason", "Dit is precies wat ik zoek."));
    }

    private void candidate(Enrolment enrolment, String key, Map<String, Object> answers) {
        taskForms.submit(
                only(taskForms.openFor(enrolment.id()), key).id(),
                Actor.candidate(enrolment.email(), enrolment.name()),
                answers);
    }

    private void answerIfAsked(Enrolment enrolment, String key, Map<String, Object> answers) {
        if (taskForms.openFor(enrolment.id()).stream()
                .anyMatch(task -> task.key().equals(key))) {
            candidate(enrolment, key, answers);
        }
    }

    private void staff(Actor actor, UUID subject, String key, Map<String, Object> answers) {
        taskForms.submit(only(taskForms.openAbout(subject), key).id(), actor, answers);
    }

    private static TaskSummary only(List<TaskSummary> open, String key) {
        return open.stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody is asked for " + key));
    }

    private void passTimeUntil(LocalDate day) {
        timeMachine.advanceTo(day.atTime(12, 0).atZone(AppClock.ZONE).toInstant());
    }
}
