package nl.kring.journey.initiative;

import java.util.Map;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.initiative.Supporting;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A facilitator gives one of the kinds of help that a network was promised. */
@Component
class HelpNetwork implements TaskForm {

    private final Supporting supporting;
    private final InitiativeAtHand atHand;
    private final SupportWording wording;

    HelpNetwork(Supporting supporting, InitiativeAtHand atHand, SupportWording wording) {
        this.supporting = supporting;
        this.atHand = atHand;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Map<String, Object> values = atHand.facts(atHand.of(task));
        values.put("help", wording.help(atHand.help(task)));
        return values;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("notes");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        supporting.noteHelp(atHand.of(task).id(), atHand.help(task), answers.text("notes"));
        return Map.of();
    }
}
