package nl.kring.form;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import nl.kring.identity.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people answered, as others read it. */
@Service
@Transactional(readOnly = true)
public class SubmittedAnswers {

    private final FormSubmissions submissions;
    private final FormLibrary library;

    SubmittedAnswers(FormSubmissions submissions, FormLibrary library) {
        this.submissions = submissions;
        this.library = library;
    }

    /** @param answers in the order of the form; empty when the form is not deployed any more */
    public record SubmittedForm(FormSubmission submission, List<QuestionAnswer> answers) {}

    /**
     * Everything that was submitted about an enrolment, oldest first.
     *
     * @param forCoordinators whether the reader may read what is only for coordinators
     */
    public List<SubmittedForm> ofEnrolment(UUID enrolmentId, Locale locale, boolean forCoordinators) {
        return submissions.ofEnrolment(enrolmentId).stream()
                .map(submission -> new SubmittedForm(submission, readable(submission, locale, forCoordinators)))
                .toList();
    }

    /** What the candidate had answered at a moment, form after form, without what is only for coordinators. */
    public List<QuestionAnswer> ofCandidate(UUID enrolmentId, Instant moment, Locale locale) {
        Predicate<FormSubmission> byCandidate =
                submission -> submission.submittedBy().kind() == Actor.Kind.CANDIDATE;
        return submissions.ofEnrolment(enrolmentId).stream()
                .filter(byCandidate)
                .filter(submission -> submission.wasThereAt(moment))
                .flatMap(submission -> readable(submission, locale, false).stream())
                .toList();
    }

    /** What was answered in one task, last. */
    public List<QuestionAnswer> ofTask(UUID enrolmentId, String taskKey, Locale locale) {
        return submissions.ofEnrolment(enrolmentId).stream()
                .filter(submission -> submission.taskKey().equals(taskKey))
                .reduce((earlier, later) -> later)
                .map(submission -> readable(submission, locale, false))
                .orElse(List.of());
    }

    /** The answers by their keys, without those that are only for coordinators. */
    public Map<String, Object> ofEverybody(FormSubmission submission) {
        Map<String, Object> answers = new HashMap<>(submission.answers().asMap());
        library.find(submission.formId())
                .ifPresent(form -> answers.keySet().removeAll(form.schema().forCoordinators()));
        return answers;
    }

    private List<QuestionAnswer> readable(FormSubmission submission, Locale locale, boolean forCoordinators) {
        return library.find(submission.formId())
                .map(form -> ReadableAnswers.of(form.schema(), submission.answers(), locale, forCoordinators))
                .orElse(List.of());
    }
}
