package nl.kring.engagement;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Cycles extends Repository<Cycle, UUID> {

    Cycle saveAndFlush(Cycle cycle);

    Optional<Cycle> findById(UUID editionId);

    Optional<Cycle> findByPreviousEditionId(UUID editionId);

    default Cycle get(UUID editionId) {
        return findById(editionId)
                .orElseThrow(() -> new IllegalArgumentException("Nothing is agreed about the cycle " + editionId));
    }
}
