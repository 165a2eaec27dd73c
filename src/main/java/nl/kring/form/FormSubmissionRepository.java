package nl.kring.form;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface FormSubmissionRepository extends Repository<FormSubmission, UUID> {

    FormSubmission saveAndFlush(FormSubmission submission);

    Optional<FormSubmission> findFirstByEnrolmentIdAndTaskKeyOrderBySubmittedAtDesc(UUID enrolmentId, String taskKey);

    List<FormSubmission> findByEnrolmentIdOrderBySubmittedAt(UUID enrolmentId);

    List<FormSubmission> findByEditionIdAndTaskKeyOrderBySubmittedAt(UUID editionId, String taskKey);

    List<FormSubmission> findBySessionIdAndTaskKeyOrderBySubmittedAt(UUID sessionId, String taskKey);
}
