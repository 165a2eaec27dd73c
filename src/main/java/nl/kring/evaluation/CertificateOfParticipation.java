package nl.kring.evaluation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.document.CertificateData;
import nl.kring.document.Certificates;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Attendance;
import nl.kring.session.Meetings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The certificate of whoever completed the year. */
@Service
@Transactional(readOnly = true)
public class CertificateOfParticipation {

    private final Enrolments enrolments;
    private final Editions editions;
    private final Meetings meetings;
    private final Certificates certificates;

    CertificateOfParticipation(Enrolments enrolments, Editions editions, Meetings meetings, Certificates certificates) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.meetings = meetings;
        this.certificates = certificates;
    }

    /** The certificate as PDF; empty while the year is not completed. */
    public Optional<byte[]> of(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        return enrolment.status() == EnrolmentStatus.COMPLETED
                ? Optional.of(certificates.certificate(data(enrolment)))
                : Optional.empty();
    }

    private CertificateData data(Enrolment enrolment) {
        Edition edition = editions.get(enrolment.editionId());
        List<Attendance> registered = meetings.attendanceOf(enrolment.id());
        List<UUID> attended = registered.stream()
                .filter(Attendance::isPresent)
                .map(Attendance::meetingId)
                .toList();
        Duration time = edition.meetings().stream()
                .filter(meeting -> attended.contains(meeting.id()))
                .map(CertificateOfParticipation::length)
                .reduce(Duration.ZERO, Duration::plus);
        LocalDate completedOn = Objects.requireNonNull(enrolment.endedAt()).toLocalDate();
        return new CertificateData(
                enrolment.name(),
                edition.definition().title().in(enrolment.locale()),
                edition.title(),
                attended.size(),
                registered.size(),
                (int) time.toHours(),
                completedOn,
                edition.definition().organiser().name(),
                enrolment.locale());
    }

    private static Duration length(Meeting meeting) {
        return Duration.between(meeting.startsAt(), meeting.endsAt());
    }
}
