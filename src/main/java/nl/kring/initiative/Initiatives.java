package nl.kring.initiative;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Initiatives extends Repository<Initiative, UUID> {

    Initiative saveAndFlush(Initiative initiative);

    Optional<Initiative> findById(UUID id);

    Optional<Initiative> findByIdempotencyKey(String key);

    /** The latest first. */
    List<Initiative> findAllByOrderByReceivedAtDesc();

    /** Holds the application until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Initiative i where i.id = :id")
    Optional<Initiative> lockById(UUID id);

    default Initiative get(UUID id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("There is no application " + id));
    }
}
