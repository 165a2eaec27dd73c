package nl.kring.demo;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.InterestForm;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.TaskSummary;
import nl.kring.identity.Actor;
import nl.kring.intake.ConversationSlot;
import nl.kring.intake.Conversations;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.Invoices;
import nl.kring.invoicing.Payments;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.time.AppClock;
import org.springframework.stereotype.Component;

/** What the people of the demonstration do, through the same forms as everybody. */
@Component
class DemoSteps {

    static final Actor COORDINATOR = Actor.staff("coordinator", "Carla Coördinator");
    static final Actor FACILITATOR = Actor.staff("facilitator", "Farid Begeleider");

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final InterestForm interestForm;
    private final Enrolling enrolling;
    private final Conversations conversations;
    private final TaskForms taskForms;
    private final Invoices invoices;
    private final Payments payments;
    private final AppClock clock;

    DemoSteps(
            InterestForm interestForm,
            Enrolling enrolling,
            Conversations conversations,
            TaskForms taskForms,
            Invoices invoices,
            Payments payments,
            AppClock clock) {
        this.interestForm = interestForm;
        this.enrolling = enrolling;
        this.conversations = conversations;
        this.taskForms = taskForms;
        this.invoices = invoices;
        this.payments = payments;
        this.clock = clock;
    }

    static LocalDate tuesdayOf(LocalDate week) {
        return week.with(TemporalAdjusters.previousOrSame(DayOfWeek.TUESDAY));
    }

    /** Two editions in one school year have names of their own. */
    static String titleApartFrom(Edition other, LocalDate kickOff) {
        String title = Edition.titleFor(kickOff);
        return title.equals(other.title()) ? title + " (voorjaar)" : title;
    }

    // Candidates ----------------------------------------

    /** @param answers to what the programme's interest form asks */
    Enrolment enrol(Edition edition, Map<String, Object> answers) {
        Map<String, Object> sent = new HashMap<>(answers);
        sent.put("privacyAccepted", "true");
        return interestForm.send(edition.id(), sent, DUTCH, null);
    }

    Enrolment enrolAndConfirm(Edition edition, Map<String, Object> answers) {
        Enrolment enrolment = enrol(edition, answers);
        enrolling.confirmAddress(enrolment.id());
        return enrolment;
    }

    /** @return when the conversation is over */
    ZonedDateTime chooseTime(Enrolment enrolment) {
        ConversationSlot first = conversations.open(enrolment.editionId()).get(0);
        candidate(
                enrolment,
                "Task_ChooseConversationTime",
                Map.of("slotId", first.id().toString()));
        return first.startsAt().plusMinutes(first.minutes());
    }

    void candidate(Enrolment enrolment, String task, Map<String, Object> answers) {
        taskForms.submit(
                only(taskForms.openFor(enrolment.id()), task).id(),
                Actor.candidate(enrolment.email(), enrolment.name()),
                answers);
    }

    void candidateIfAsked(Enrolment enrolment, String task, Map<String, Object> answers) {
        if (taskForms.openFor(enrolment.id()).stream()
                .anyMatch(open -> open.key().equals(task))) {
            candidate(enrolment, task, answers);
        }
    }

    // Staff ----------------------------------------

    /** @param subject the enrolment, the edition or the meeting that the task is about */
    void staff(Actor actor, UUID subject, String task, Map<String, Object> answers) {
        taskForms.submit(only(taskForms.openAbout(subject), task).id(), actor, answers);
    }

    boolean isAsked(UUID subject, String task) {
        return taskForms.openAbout(subject).stream().anyMatch(open -> open.key().equals(task));
    }

    /**
     * Offers times for conversations, on working days on which the facilitator has nothing else.
     *
     * @param firstDay so many days from now
     */
    void offerTimes(Edition edition, int firstDay, int number) {
        int offered = 0;
        for (LocalDate day = clock.today().plusDays(firstDay); offered < number; day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
                continue;
            }
            for (int hour = 10; hour <= 16 && offered < number; hour += 2) {
                String link =
                        "https://meet.kring.example/gesprek-" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + hour;
                if (conversations.offer(
                        edition.id(), day.atTime(hour, 0).atZone(AppClock.ZONE), link, FACILITATOR.id())) {
                    offered++;
                }
            }
        }
    }

    void holdConversation(Enrolment enrolment) {
        staff(
                FACILITATOR,
                enrolment.id(),
                "Task_HoldIntakeConversation",
                Map.of(
                        "conversationHeld", "YES",
                        "report", "Open gesprek. De vraag is helder en leeft ook bij anderen in de groep.",
                        "impression", "Brengt ervaring mee en wil die delen."));
    }

    /** Both sides say yes. */
    void admit(Enrolment enrolment) {
        staff(
                FACILITATOR,
                enrolment.id(),
                "Task_DecideOnAdmission",
                Map.of("decision", "YES", "reason", "Geven en nemen lijkt in balans."));
        candidate(
                enrolment,
                "Task_DecideOnTakingPart",
                Map.of("decision", "YES", "reason", "Dit is precies wat ik zoek."));
    }

    void goAhead(Edition edition, String reason) {
        staff(COORDINATOR, edition.id(), "Task_DecideGoOrNoGo", Map.of("decision", "GO", "reason", reason));
    }

    void pay(Enrolment participant) {
        for (Invoice invoice : invoices.ofEnrolment(participant.id())) {
            payments.enter(invoice.id(), clock.today(), invoice.amount(), "", BigDecimal.ZERO, COORDINATOR);
        }
    }

    /** The dates and places as they were planned. */
    static Map<String, Object> plannedSessions(Edition edition) {
        Map<String, Object> answers = new HashMap<>();
        for (Meeting meeting : edition.meetings()) {
            if (meeting.number() > 0) {
                String session = "session" + meeting.number();
                answers.put(
                        session + "Start", meeting.startsAt().toLocalDateTime().toString());
                answers.put(session + "End", meeting.endsAt().toLocalDateTime().toString());
                answers.put(session + "Place", meeting.place());
            }
        }
        return answers;
    }

    private static TaskSummary only(List<TaskSummary> open, String task) {
        return open.stream()
                .filter(each -> each.key().equals(task))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody is asked for " + task));
    }
}
