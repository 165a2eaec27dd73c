package nl.kring.admission;

import java.util.Set;
import nl.kring.form.FormSubmission;
import nl.kring.form.Seal;
import org.springframework.stereotype.Component;

/** Organiser and candidate decide independently: nobody reads a decision before the other side has decided too. */
@Component
class SealedDecisions implements Seal {

    private static final Set<String> TASKS = Set.of("Task_DecideOnAdmission", "Task_DecideOnTakingPart");

    private final DecisionRounds rounds;

    SealedDecisions(DecisionRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public boolean covers(FormSubmission submission) {
        return TASKS.contains(submission.taskKey())
                && submission
                        .enrolmentId()
                        .flatMap(rounds::findFirstByEnrolmentIdOrderByRoundDesc)
                        .filter(round -> !round.isDecided() && round.hasBegunAt(submission.submittedAt()))
                        .isPresent();
    }
}
