package nl.kring.journey.initiative;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.Supporting;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.NetworkDraft;
import nl.kring.programme.Programmes;
import org.springframework.stereotype.Component;

/** A coordinator turns a supported application into a network with a first edition. */
@Component
class PlanNetwork implements TaskForm {

    private final Supporting supporting;
    private final InitiativeAtHand atHand;
    private final Programmes programmes;
    private final Refusals refusals;
    private final Clock clock;

    PlanNetwork(Supporting supporting, InitiativeAtHand atHand, Programmes programmes, Refusals refusals, Clock clock) {
        this.supporting = supporting;
        this.atHand = atHand;
        this.programmes = programmes;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Initiative initiative = atHand.of(task);
        Map<String, Object> values = atHand.facts(initiative);
        int participants = initiative.answers().integer("participants");
        values.put("meetings", initiative.answers().integer("meetings"));
        values.put("titleNl", initiative.network());
        values.put("descriptionNl", initiative.answers().text("question"));
        values.put("minimum", 6);
        values.put("maximum", Math.max(participants, 6));
        values.put("fee", programmes.get(initiative.programmeId()).definition().fee());
        return values;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of(
                "kickOff",
                "titleNl",
                "titleEn",
                "summaryNl",
                "summaryEn",
                "descriptionNl",
                "descriptionEn",
                "minimum",
                "maximum",
                "fee");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        Initiative initiative = atHand.of(task);
        LocalDate kickOff = answers.date("kickOff");
        if (!kickOff.isAfter(LocalDate.now(clock))) {
            throw refusals.of("kickOff", "past");
        }
        if (answers.integer("maximum") < answers.integer("minimum")) {
            throw refusals.of("maximum", "belowMinimum");
        }
        NetworkDraft draft = new NetworkDraft(
                text(answers, "title"),
                text(answers, "summary"),
                text(answers, "description"),
                answers.integer("minimum"),
                answers.integer("maximum"),
                answers.number("fee"),
                initiative.answers().choice("joining").equals("CLOSED"),
                initiative.answers().integer("meetings"),
                initiative.answers().integer("years"),
                initiative.contribution());
        supporting.plan(initiative.id(), draft, kickOff);
        return Map.of();
    }

    private static LocalizedText text(Answers answers, String field) {
        return new LocalizedText(answers.text(field + "Nl"), answers.text(field + "En"));
    }
}
