package nl.kring.session;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface HandIns extends Repository<HandIn, HandIn.Key> {

    HandIn save(HandIn handIn);

    List<HandIn> findByEnrolmentId(UUID enrolmentId);

    List<HandIn> findByMeetingIdOrderByHandedInAt(UUID meetingId);
}
