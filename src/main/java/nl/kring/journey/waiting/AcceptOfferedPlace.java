package nl.kring.journey.waiting;

import java.util.Map;
import nl.kring.enrolment.Places;
import nl.kring.enrolment.Places.OfferOver;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The candidate takes the place that came free, or leaves it to the next. */
@Component
class AcceptOfferedPlace implements TaskForm {

    private final Places places;
    private final Refusals refusals;

    AcceptOfferedPlace(Places places, Refusals refusals) {
        this.places = places;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return places.offeredUntil(task.enrolmentId())
                .<Map<String, Object>>map(until -> Map.of("offerUntil", until))
                .orElse(Map.of());
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
            places.acceptOffer(task.enrolmentId());
        } catch (OfferOver over) {
            throw refusals.of("accept", "offerOver");
        }
    }
}
