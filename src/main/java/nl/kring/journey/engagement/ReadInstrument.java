package nl.kring.journey.engagement;

import java.util.Map;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The board reads the instrument together. The answers are kept with the form; nothing else happens. */
@Component
class ReadInstrument implements TaskForm {

    private final InstrumentWording wording;

    ReadInstrument(InstrumentWording wording) {
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of("domains", wording.domains(), "gradations", wording.gradations(), "cells", wording.cells());
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        return Map.of();
    }
}
