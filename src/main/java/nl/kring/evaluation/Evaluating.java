package nl.kring.evaluation;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks back on an edition's year and decides how it goes on. */
@Service
@Transactional
public class Evaluating {

    private final Evaluations evaluations;
    private final Clock clock;

    Evaluating(Evaluations evaluations, Clock clock) {
        this.evaluations = evaluations;
        this.clock = clock;
    }

    public void open(UUID editionId) {
        evaluations.findById(editionId).orElseGet(() -> evaluations.save(new Evaluation(editionId, clock.instant())));
    }

    public void conclude(UUID editionId, String conclusions) {
        evaluations.get(editionId).conclude(conclusions);
    }

    /** @throws IllegalStateException when it was decided before */
    public void decide(UUID editionId, Continuation continuation, String by) {
        evaluations.get(editionId).decide(continuation, by, clock.instant());
    }
}
