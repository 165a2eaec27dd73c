package nl.kring.journey.choice;

import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody that voting goes on, for longer or between those tied. */
@Component
class AskAgain implements JavaDelegate {

    private final VoteLetters letters;

    AskAgain(VoteLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.askToVote(Facts.editionId(execution), MailTemplate.VOTE_GOES_ON);
    }
}
