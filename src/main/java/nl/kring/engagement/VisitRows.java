package nl.kring.engagement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface VisitRows extends Repository<Visit, UUID> {

    Visit saveAndFlush(Visit visit);

    Optional<Visit> findById(UUID enrolmentId);

    List<Visit> findByEditionId(UUID editionId);
}
