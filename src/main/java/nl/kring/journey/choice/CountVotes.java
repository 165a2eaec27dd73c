package nl.kring.journey.choice;

import nl.kring.choice.Voting;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the votes of the round that has come to its end. */
@Component
class CountVotes implements JavaDelegate {

    private final Voting voting;

    CountVotes(Voting voting) {
        this.voting = voting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Facts.VOTE_OUTCOME, voting.count(Facts.editionId(execution)).name());
    }
}
