package nl.kring.journey.choice;

import nl.kring.choice.Voting;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the vote on the topic and asks everybody to take part. */
@Component
class OpenVoting implements JavaDelegate {

    private final Voting voting;
    private final VoteLetters letters;

    OpenVoting(Voting voting, VoteLetters letters) {
        this.voting = voting;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        voting.open(Facts.editionId(execution));
        letters.askToVote(Facts.editionId(execution), MailTemplate.VOTE_OPENED);
    }
}
