package nl.kring.form;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that was submitted in forms. */
@Component
@Transactional
public class FormSubmissions {

    private final FormSubmissionRepository repository;
    private final List<Seal> seals;
    private final Clock clock;

    FormSubmissions(FormSubmissionRepository repository, List<Seal> seals, Clock clock) {
        this.repository = repository;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * Keeps answers, in the caller's transaction.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when the task has been answered already
     */
    public FormSubmission store(
            FormSubmission.Source source, FormSubmission.Subject subject, Actor by, Answers answers) {
        return repository.saveAndFlush(new FormSubmission(source, subject, by, clock.instant(), answers));
    }

    /** What was answered last at this task of the enrolment. */
    @Transactional(readOnly = true)
    public Optional<Answers> latest(UUID enrolmentId, String taskKey) {
        return repository
                .findFirstByEnrolmentIdAndTaskKeyOrderBySubmittedAtDesc(enrolmentId, taskKey)
                .map(FormSubmission::answers);
    }

    /** Everything about an enrolment that may be read now, oldest first. */
    @Transactional(readOnly = true)
    public List<FormSubmission> ofEnrolment(UUID enrolmentId) {
        return repository.findByEnrolmentIdOrderBySubmittedAt(enrolmentId).stream()
                .filter(submission -> seals.stream().noneMatch(seal -> seal.covers(submission)))
                .toList();
    }

    /** The answers of a whole edition at one task, oldest first. */
    @Transactional(readOnly = true)
    public List<FormSubmission> ofEdition(UUID editionId, String taskKey) {
        return repository.findByEditionIdAndTaskKeyOrderBySubmittedAt(editionId, taskKey);
    }

    /** The answers about a session at one task, oldest first. */
    @Transactional(readOnly = true)
    public List<FormSubmission> ofSession(UUID sessionId, String taskKey) {
        return repository.findBySessionIdAndTaskKeyOrderBySubmittedAt(sessionId, taskKey);
    }
}
