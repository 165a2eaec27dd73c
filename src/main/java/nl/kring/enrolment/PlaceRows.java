package nl.kring.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PlaceRows extends Repository<Place, Place.Key> {

    Place save(Place place);

    void delete(Place place);

    int countByEditionId(UUID editionId);

    int countByEditionIdAndEnrolmentIdIsNotNull(UUID editionId);

    Optional<Place> findFirstByEditionIdAndEnrolmentIdIsNullOrderByNumber(UUID editionId);

    List<Place> findByEditionIdAndEnrolmentIdIsNullOrderByNumberDesc(UUID editionId);

    List<Place> findByEditionIdAndEnrolmentIdIsNotNull(UUID editionId);

    Optional<Place> findByEnrolmentId(UUID enrolmentId);

    Optional<Place> findFirstByEditionIdOrderByNumberDesc(UUID editionId);
}
