package nl.kring.journey.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Demand;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A coordinator says whether the dates of the next edition are known, now that enough people are interested. */
@Component
class PlanEdition implements TaskForm {

    private final Programmes programmes;
    private final Demand demand;
    private final Refusals refusals;
    private final Clock clock;

    PlanEdition(Programmes programmes, Demand demand, Refusals refusals, Clock clock) {
        this.programmes = programmes;
        this.demand = demand;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Programme programme = programmes.get(task.programmeId());
        return Map.of(
                "programme",
                programme.definition().title().in(LocaleContextHolder.getLocale()),
                "interested",
                demand.interested(programme.id()),
                "needed",
                Objects.requireNonNullElse(programme.definition().interestNeeded(), 1));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("datesKnown", "title", "kickOff", "lookAgainOn");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        if (answers.yes("datesKnown")) {
            return Map.of(
                    Facts.DATES_KNOWN,
                    true,
                    Facts.EDITION_TITLE,
                    answers.text("title"),
                    Facts.KICK_OFF_DAY,
                    later(answers, "kickOff").toString());
        }
        return Map.of(
                Facts.DATES_KNOWN,
                false,
                Facts.LOOK_AGAIN_ON,
                later(answers, "lookAgainOn").toString());
    }

    private LocalDate later(Answers answers, String field) {
        LocalDate day = answers.date(field);
        if (!day.isAfter(LocalDate.now(clock))) {
            throw refusals.of(field, "past");
        }
        return day;
    }
}
