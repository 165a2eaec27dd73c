package nl.kring.contracting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Agreements extends Repository<Agreement, UUID> {

    Agreement save(Agreement agreement);

    Optional<Agreement> findById(UUID id);

    Optional<Agreement> findFirstByEditionIdOrderByVersionDesc(UUID editionId);

    List<Agreement> findByEditionIdOrderByVersion(UUID editionId);

    default Agreement get(UUID id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("There is no agreement " + id));
    }
}
