package nl.kring.session;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Attendances extends Repository<Attendance, Attendance.Key> {

    Attendance save(Attendance attendance);

    List<Attendance> findByMeetingId(UUID meetingId);

    List<Attendance> findByEnrolmentId(UUID enrolmentId);

    Optional<Attendance> findByMeetingIdAndEnrolmentId(UUID meetingId, UUID enrolmentId);
}
