package nl.kring.journey.edition;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kring.admission.Admission;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import nl.kring.time.AppClock;
import org.springframework.stereotype.Component;

/** A coordinator decides whether the edition goes ahead, with the numbers in view. */
@Component
class DecideGoOrNoGo implements TaskForm {

    private final Planning planning;
    private final Editions editions;
    private final Places places;
    private final Enrolments enrolments;
    private final Admission admission;
    private final Refusals refusals;

    DecideGoOrNoGo(
            Planning planning,
            Editions editions,
            Places places,
            Enrolments enrolments,
            Admission admission,
            Refusals refusals) {
        this.planning = planning;
        this.editions = editions;
        this.places = places;
        this.enrolments = enrolments;
        this.admission = admission;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Edition edition = editions.get(task.editionId());
        Occupancy occupancy = places.occupancy(edition.id());
        return Map.of(
                "edition", edition.title(),
                "minimum", edition.minimum(),
                "maximum", occupancy.capacity(),
                "admitted", admission.admitted(edition.id()),
                "inIntake",
                        enrolments.countByEditionIdAndStatusIn(
                                edition.id(), List.of(EnrolmentStatus.INTAKE, EnrolmentStatus.DECIDING)),
                "waiting", occupancy.waiting(),
                "decisionDue", edition.decisionDueAt());
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("decision", "reason", "decideOn");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        String decision = answers.choice("decision");
        String reason = answers.text("reason");
        switch (decision) {
            case "GO" -> planning.go(task.editionId(), reason, task.actor().name());
            case "NO_GO" -> planning.noGo(task.editionId(), reason, task.actor().name());
            default -> postpone(editions.get(task.editionId()), answers.date("decideOn"), reason);
        }
        return Map.of(Facts.GO_DECISION, decision);
    }

    private void postpone(Edition edition, LocalDate until, String reason) {
        ZonedDateTime due = until.atTime(LocalTime.of(9, 0)).atZone(AppClock.ZONE);
        if (!due.isAfter(edition.decisionDueAt()) || !due.isBefore(edition.startsAt())) {
            throw refusals.of("decideOn", "decideOn");
        }
        planning.postponeDecision(edition.id(), due, reason);
    }
}
