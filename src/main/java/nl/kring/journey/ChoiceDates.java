package nl.kring.journey;

import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import nl.kring.choice.Voting;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates of the vote on the topic that the group chooses. */
@Component
public class ChoiceDates {

    private final Editions editions;
    private final Voting voting;

    ChoiceDates(Editions editions, Voting voting) {
        this.editions = editions;
        this.voting = voting;
    }

    /** So long before the meeting as the programme says; at once where that has passed. */
    public Date votingOpens(DelegateExecution execution) {
        Edition edition = editions.get(Facts.editionId(execution));
        return Date.from(voting.meeting(edition)
                .startsAt()
                .minus(Objects.requireNonNull(edition.definition().choice()).opensBefore())
                .toInstant());
    }

    /** When the round that is open comes to its end. */
    public Date votingCloses(DelegateExecution execution) {
        UUID editionId = Facts.editionId(execution);
        return Date.from(voting.current(editionId).orElseThrow().closesAt().toInstant());
    }
}
