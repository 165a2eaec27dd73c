package nl.kring.evaluation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Evaluations extends Repository<Evaluation, UUID> {

    Evaluation save(Evaluation evaluation);

    Optional<Evaluation> findById(UUID editionId);

    default Evaluation get(UUID editionId) {
        return findById(editionId)
                .orElseThrow(() -> new IllegalStateException("Edition " + editionId + " is not being evaluated"));
    }
}
