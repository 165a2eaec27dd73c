package nl.kring.programme;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Interests extends Repository<Interest, UUID> {

    Interest save(Interest interest);

    boolean existsByProgrammeIdAndEmail(UUID programmeId, String email);

    List<Interest> findByProgrammeIdAndToldAtIsNullOrderByLeftAt(UUID programmeId);
}
