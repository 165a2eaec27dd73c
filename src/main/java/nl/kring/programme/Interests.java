package nl.kring.programme;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Interests extends Repository<Interest, UUID> {

    Interest save(Interest interest);

    Optional<Interest> findById(UUID id);

    Optional<Interest> findByProgrammeIdAndEmail(UUID programmeId, String email);

    int countByProgrammeIdAndToldAtIsNull(UUID programmeId);

    void delete(Interest interest);

    List<Interest> findByProgrammeIdAndToldAtIsNullOrderByLeftAt(UUID programmeId);
}
