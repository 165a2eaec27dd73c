package nl.kring.journey;

import java.util.List;
import java.util.UUID;
import nl.kring.contracting.Contracting;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.session.Attendance;
import nl.kring.session.Meetings;
import org.springframework.stereotype.Component;

/** The groups of people that a step is done for one by one; each by the id of the enrolment. */
@Component
public class Participants {

    private final Enrolments enrolments;
    private final Contracting contracting;
    private final Meetings meetings;

    Participants(Enrolments enrolments, Contracting contracting, Meetings meetings) {
        this.enrolments = enrolments;
        this.contracting = contracting;
        this.meetings = meetings;
    }

    public List<String> ofEdition(String editionId) {
        return ids(enrolments.participantsOf(UUID.fromString(editionId)));
    }

    /** Who is asked to confirm a version of the agreement. */
    public List<String> ofAgreement(String agreementId) {
        return ids(contracting.missing(UUID.fromString(agreementId)));
    }

    public List<String> absentFrom(String sessionId) {
        return attended(sessionId, false);
    }

    public List<String> presentAt(String sessionId) {
        return attended(sessionId, true);
    }

    private List<String> attended(String sessionId, boolean present) {
        return meetings.attendance(UUID.fromString(sessionId)).stream()
                .filter(attendance -> attendance.isPresent() == present)
                .map(Attendance::enrolmentId)
                .map(UUID::toString)
                .toList();
    }

    private static List<String> ids(List<Enrolment> people) {
        return people.stream().map(Enrolment::id).map(UUID::toString).toList();
    }
}
