package nl.kring.engagement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface ActionPoints extends Repository<ActionPoint, UUID> {

    ActionPoint saveAndFlush(ActionPoint point);

    Optional<ActionPoint> findById(UUID id);

    List<ActionPoint> findByEnrolmentIdOrderByDueOnAscAddedAtAsc(UUID enrolmentId);

    List<ActionPoint> findByEditionIdOrderByDueOnAscAddedAtAsc(UUID editionId);

    default ActionPoint get(UUID id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("There is no action point " + id));
    }
}
