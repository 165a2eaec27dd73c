package nl.kring.platform;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** The browsers in which somebody of the staff is signed in, on whichever node. */
@Component
public class StaffSessions {

    private final FindByIndexNameSessionRepository<?> sessions;

    StaffSessions(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    public void endAllOf(String userId) {
        endOthersOf(userId, "");
    }

    /** @param kept the id of the session that goes on */
    public void endOthersOf(String userId, String kept) {
        sessions.findByPrincipalName(userId).keySet().stream()
                .filter(session -> !session.equals(kept))
                .forEach(sessions::deleteById);
    }
}
