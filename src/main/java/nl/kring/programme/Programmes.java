package nl.kring.programme;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Programmes extends Repository<Programme, UUID> {

    Programme save(Programme programme);

    Optional<Programme> findById(UUID id);

    Optional<Programme> findBySlug(String slug);

    List<Programme> findAllByOrderBySlug();
}
