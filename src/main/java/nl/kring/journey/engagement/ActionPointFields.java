package nl.kring.journey.engagement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.kring.engagement.ActionPoint.Planned;
import nl.kring.form.Answers;
import nl.kring.journey.Refusals;
import nl.kring.time.AppClock;
import org.springframework.stereotype.Component;

/** The action points that a form asks for: {@code point1What}, {@code point1Owner} and so on. */
@Component
class ActionPointFields {

    private final Refusals refusals;
    private final Clock clock;

    ActionPointFields(Refusals refusals, Clock clock) {
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * @param number how many the form has room for; those that are empty are left out
     * @throws nl.kring.form.FormRejected when one is half filled in, or its date is over
     */
    List<Planned> read(Answers answers, int number) {
        List<Planned> points = new ArrayList<>();
        for (int at = 1; at <= number; at++) {
            String point = "point" + at;
            String what = answers.optionalText(point + "What").orElse("");
            String owner = answers.optionalText(point + "Owner").orElse("");
            String ownerEmail = answers.optionalText(point + "OwnerEmail").orElse(null);
            LocalDate dueOn = answers.optionalDate(point + "DueOn").orElse(null);
            if (what.isEmpty() && owner.isEmpty() && ownerEmail == null && dueOn == null) {
                continue;
            }
            if (what.isEmpty()) {
                throw refusals.of(point + "What", "actionPoint");
            }
            if (owner.isEmpty()) {
                throw refusals.of(point + "Owner", "actionPoint");
            }
            if (dueOn == null) {
                throw refusals.of(point + "DueOn", "actionPoint");
            }
            points.add(new Planned(what, owner, ownerEmail, demandFuture(point + "DueOn", dueOn)));
        }
        return points;
    }

    /** @throws nl.kring.form.FormRejected when the day is today or over */
    LocalDate demandFuture(String field, LocalDate day) {
        if (!day.isAfter(LocalDate.ofInstant(clock.instant(), AppClock.ZONE))) {
            throw refusals.of(field, "newDueOn");
        }
        return day;
    }
}
