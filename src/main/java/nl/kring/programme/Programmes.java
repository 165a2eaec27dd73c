package nl.kring.programme;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Programmes extends Repository<Programme, UUID> {

    Programme save(Programme programme);

    Optional<Programme> findById(UUID id);

    /** Holds the programme until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Programme p where p.id = :id")
    Optional<Programme> lockById(UUID id);

    Optional<Programme> findBySlug(String slug);

    List<Programme> findAllByOrderBySlug();

    default Programme get(UUID id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("There is no programme " + id));
    }

    /** Those with a page of their own only, by slug. */
    default List<Programme> findAllOnTheirOwn() {
        return findAllByOrderBySlug().stream()
                .filter(programme -> programme.definition().partOf() == null)
                .toList();
    }

    /** Those that stand on the page of another, by slug; see {@link ProgrammeDefinition#partOf()}. */
    default List<Programme> findPartsOf(String slug) {
        return findAllByOrderBySlug().stream()
                .filter(programme -> slug.equals(programme.definition().partOf()))
                .toList();
    }
}
