package nl.kring.enrolment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.programme.Meeting;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Enrolments extends Repository<Enrolment, UUID> {

    Enrolment save(Enrolment enrolment);

    Enrolment saveAndFlush(Enrolment enrolment);

    Optional<Enrolment> findById(UUID id);

    Optional<Enrolment> findByReference(String reference);

    List<Enrolment> findAllByReferenceIn(Collection<String> references);

    Optional<Enrolment> findByEditionIdAndIdempotencyKey(UUID editionId, String idempotencyKey);

    @Query("select e.editionId from Enrolment e where e.id = :id")
    Optional<UUID> findEditionIdById(UUID id);

    boolean existsByEditionIdAndEmailAndEndedAtIsNull(UUID editionId, String email);

    /** In order of receipt. */
    List<Enrolment> findByEditionIdOrderByReceipt(UUID editionId);

    List<Enrolment> findByEditionIdAndStatusInOrderByReceipt(UUID editionId, Collection<EnrolmentStatus> statuses);

    /** In the order in which they wait. */
    List<Enrolment> findByEditionIdAndGroupNumberAndStatusOrderByTurn(
            UUID editionId, int group, EnrolmentStatus status);

    /** The first of a group who waits, alone or in a team of at most so many. */
    @Query("""
            select e from Enrolment e where e.editionId = :editionId and e.groupNumber = :group and e.status = WAITING
                and (e.teamId is null
                or (select count(m) from Enrolment m where m.teamId = e.teamId and m.status = WAITING) <= :largest)
            order by e.turn limit 1""")
    Optional<Enrolment> findFirstWaiting(UUID editionId, int group, long largest);

    Optional<Enrolment> findFirstByEditionIdAndTurnLessThanOrderByTurnDesc(UUID editionId, BigDecimal turn);

    Optional<Enrolment> findFirstByEditionIdAndTurnGreaterThanOrderByTurn(UUID editionId, BigDecimal turn);

    int countByEditionIdAndStatusIn(UUID editionId, Collection<EnrolmentStatus> statuses);

    int countByEditionIdAndGroupNumberAndStatus(UUID editionId, int group, EnrolmentStatus status);

    int countByEditionIdAndGroupNumberAndStatusAndTurnLessThanEqual(
            UUID editionId, int group, EnrolmentStatus status, BigDecimal turn);

    /** Those of a team whose enrolments have not ended. */
    List<Enrolment> findByTeamIdAndEndedAtIsNullOrderByReceipt(UUID teamId);

    List<Enrolment> findByTeamIdAndEndedAtIsNullOrderByTurn(UUID teamId);

    List<Enrolment> findByTeamIdOrderByReceipt(UUID teamId);

    List<Enrolment> findByTeamIdAndStatusOrderByTurn(UUID teamId, EnrolmentStatus status);

    /** Gives another turn on the waiting list; the enrolment must be read again after it. */
    @Modifying
    @Query("update versioned Enrolment e set e.turn = :turn where e.id = :id")
    void giveTurn(UUID id, BigDecimal turn);

    int countByEditionIdAndReceiptLessThanEqual(UUID editionId, long receipt);

    /** Everything of one person, the newest first. The address must be in lower case. */
    List<Enrolment> findByEmailOrderByReceiptDesc(String email);

    Optional<Enrolment> findByReferenceAndEmail(String reference, String email);

    default Enrolment get(UUID id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("There is no enrolment " + id));
    }

    /** Who takes part in the edition's meetings, in order of receipt. */
    default List<Enrolment> participantsOf(UUID editionId) {
        return findByEditionIdAndStatusInOrderByReceipt(editionId, EnrolmentStatus.participating());
    }

    /** Who takes part in a meeting: the participants of its group. */
    default List<Enrolment> participantsOf(Meeting meeting) {
        return participantsOf(meeting.editionId()).stream()
                .filter(participant -> meeting.isFor(participant.group()))
                .toList();
    }
}
