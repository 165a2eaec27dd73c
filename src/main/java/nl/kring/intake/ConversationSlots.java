package nl.kring.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConversationSlots extends Repository<ConversationSlot, UUID> {

    ConversationSlot save(ConversationSlot slot);

    Optional<ConversationSlot> findById(UUID id);

    Optional<ConversationSlot> findByEnrolmentId(UUID enrolmentId);

    boolean existsByFacilitatorAndStartsAt(String facilitator, Instant startsAt);

    List<ConversationSlot> findByEditionIdAndEnrolmentIdIsNullAndStartsAtAfterOrderByStartsAt(
            UUID editionId, Instant after);

    List<ConversationSlot> findByEditionIdOrderByStartsAt(UUID editionId);

    List<ConversationSlot> findByEnrolmentIdIsNotNullAndStartsAtAfterOrderByStartsAt(Instant after);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from ConversationSlot s where s.id = :id and s.editionId = :editionId and s.enrolmentId is null")
    int deleteFree(UUID id, UUID editionId);

    /** Takes the slot unless somebody else was first; one statement, so that two people cannot both have it. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update ConversationSlot s set s.enrolmentId = :enrolmentId where s.id = :id and s.enrolmentId is null"
            + " and s.editionId = :editionId")
    int take(UUID id, UUID editionId, UUID enrolmentId);
}
