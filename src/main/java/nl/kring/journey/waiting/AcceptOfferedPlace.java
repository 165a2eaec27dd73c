package nl.kring.journey.waiting;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.kring.enrolment.Allocation;
import nl.kring.enrolment.Allocation.OfferOver;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Places;
import nl.kring.enrolment.SecondGroups;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Editions;
import org.springframework.stereotype.Component;

/** The candidate takes the place that came free, or leaves it to the next. */
@Component
class AcceptOfferedPlace implements TaskForm {

    private final Places places;
    private final Allocation allocation;
    private final SecondGroups secondGroups;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Refusals refusals;

    AcceptOfferedPlace(
            Places places,
            Allocation allocation,
            SecondGroups secondGroups,
            Enrolments enrolments,
            Editions editions,
            Refusals refusals) {
        this.places = places;
        this.allocation = allocation;
        this.secondGroups = secondGroups;
        this.enrolments = enrolments;
        this.editions = editions;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Map<String, Object> values = new HashMap<>();
        places.offeredUntil(task.enrolmentId()).ifPresent(until -> values.put("offerUntil", until));
        Enrolment enrolment = enrolments.get(task.enrolmentId());
        secondGroups.comesFrom(enrolment).ifPresent(first -> {
            values.put("firstGroup", first.title());
            values.put("secondGroup", editions.get(enrolment.editionId()).title());
            values.put("startsAt", editions.get(enrolment.editionId()).startsAt());
            values.put("team", enrolment.teamId() != null);
        });
        return values;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("accept");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        boolean accepted = answers.yes("accept");
        if (accepted) {
            accept(task);
        }
        return Map.of(Facts.WAITING_OUTCOME, (accepted ? WaitingOutcome.ACCEPTED : WaitingOutcome.DECLINED).name());
    }

    private void accept(TaskAtHand task) {
        try {
            allocation.acceptOffer(task.enrolmentId());
        } catch (OfferOver over) {
            throw refusals.of("accept", "offerOver");
        }
    }
}
