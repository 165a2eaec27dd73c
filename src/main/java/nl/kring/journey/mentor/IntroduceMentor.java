package nl.kring.journey.mentor;

import java.util.UUID;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the participant who the mentor is, and asks the mentor. */
@Component
class IntroduceMentor implements JavaDelegate {

    private final MentorLetters letters;

    IntroduceMentor(MentorLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID mentoring = Facts.mentoringId(execution);
        letters.introduce(mentoring);
        letters.ask(mentoring, "");
    }
}
