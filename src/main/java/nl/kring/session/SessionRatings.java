package nl.kring.session;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SessionRatings extends Repository<SessionRating, SessionRating.Key> {

    SessionRating save(SessionRating rating);

    List<SessionRating> findByMeetingId(UUID meetingId);
}
