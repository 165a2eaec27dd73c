package nl.kring.journey.mentor;

import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks a mentor who has not answered once more. */
@Component
class RemindMentor implements JavaDelegate {

    private final MentorLetters letters;

    RemindMentor(MentorLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.ask(Facts.mentoringId(execution), "reminder");
    }
}
