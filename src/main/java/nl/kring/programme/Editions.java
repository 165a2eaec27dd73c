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

    int countBySecondGroupOf(UUID firstGroup);

    List<Edition> findBySecondGroupOfOrderByEnrolmentOpensAt(UUID firstGroup);

    /**
     * Holds the edition until the transaction ends; whoever hands out or takes back its places does so one by one. People go
     * from a first group to a second one and back, so that the first is held as well, and before it.
     */
    default Optional<Edition> lockById(UUID id) {
        findFirstGroupOf(id).ifPresent(this::lockById);
        return lockOnly(id);
    }

    /** Only for {@link #lockById}, which keeps the order of editions. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Edition e where e.id = :id")
    Optional<Edition> lockOnly(UUID id);

    @Query("select e.secondGroupOf from Edition e where e.id = :id and e.secondGroupOf is not null")
    Optional<UUID> findFirstGroupOf(UUID id);

    @Query("select m from Meeting m where m.id = :id")
    Optional<Meeting> findMeeting(UUID id);

    default Edition get(UUID id) {
        return findById(id).orElseThrow(() -> new NoSuchEdition(id));
    }

    default Meeting getMeeting(UUID id) {
        return findMeeting(id).orElseThrow(() -> new IllegalArgumentException("There is no meeting " + id));
    }
}
