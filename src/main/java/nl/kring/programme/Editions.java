package nl.kring.programme;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Editions extends Repository<Edition, UUID> {

    /** Written at once, so that whoever hears of it can add to it. */
    Edition saveAndFlush(Edition edition);

    Optional<Edition> findById(UUID id);

    List<Edition> findByProgrammeIdOrderByEnrolmentOpensAt(UUID programmeId);

    List<Edition> findAllByOrderByEnrolmentOpensAt();

    /** Holds the edition until the transaction ends; whoever hands out or takes back its places does so one by one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Edition e where e.id = :id")
    Optional<Edition> lockById(UUID id);

    @Query("select m from Meeting m where m.id = :id")
    Optional<Meeting> findMeeting(UUID id);

    default Edition get(UUID id) {
        return findById(id).orElseThrow(() -> new NoSuchEdition(id));
    }

    default Meeting getMeeting(UUID id) {
        return findMeeting(id).orElseThrow(() -> new IllegalArgumentException("There is no meeting " + id));
    }
}
