package nl.kring.session;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Sessions extends Repository<Session, UUID> {

    Session save(Session session);

    Optional<Session> findById(UUID meetingId);

    List<Session> findByEditionId(UUID editionId);

    default Session get(UUID meetingId) {
        return findById(meetingId)
                .orElseThrow(() -> new IllegalArgumentException("There is no session for meeting " + meetingId));
    }
}
