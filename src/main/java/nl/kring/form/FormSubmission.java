package nl.kring.form;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Actor;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One form as somebody submitted it. It never changes: who answers again adds another. */
@Entity
@Immutable
@Table(name = "form_submission")
public class FormSubmission {

    /**
     * The form that was filled in.
     *
     * @param version as deployed, where the form belongs to a task
     * @param taskKey the user task's id in the process model
     * @param taskId the one task that this submission completes; a second submission for it fails
     */
    public record Source(
            String formId,
            @Nullable Integer version,
            String taskKey,
            @Nullable String taskId) {

        /** A form outside a process. */
        public static Source publicForm(String formId) {
            return new Source(formId, null, formId, null);
        }
    }

    /** Whom or what the answers are about. */
    public record Subject(
            @Nullable UUID enrolmentId,
            @Nullable UUID editionId,
            @Nullable UUID sessionId) {}

    @Id
    private UUID id;

    private String formId;

    private @Nullable Integer formVersion;

    private String taskKey;

    private @Nullable String taskId;

    private @Nullable UUID enrolmentId;

    private @Nullable UUID editionId;

    private @Nullable UUID sessionId;

    @Enumerated(EnumType.STRING)
    private Actor.Kind submittedByKind;

    private String submittedBy;

    private String submittedByName;

    private Instant submittedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> answers;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "option_labels")
    private Map<String, Map<String, String>> optionLabels;

    @SuppressWarnings("NullAway.Init")
    protected FormSubmission() {}

    FormSubmission(Source source, Subject subject, Actor by, Instant at, Answers answers) {
        this.id = UUID.randomUUID();
        this.formId = source.formId();
        this.formVersion = source.version();
        this.taskKey = source.taskKey();
        this.taskId = source.taskId();
        this.enrolmentId = subject.enrolmentId();
        this.editionId = subject.editionId();
        this.sessionId = subject.sessionId();
        this.submittedByKind = by.kind();
        this.submittedBy = by.id();
        this.submittedByName = by.name();
        this.submittedAt = at;
        this.answers = answers.asMap();
        this.optionLabels = answers.labels();
    }

    public UUID id() {
        return id;
    }

    public String formId() {
        return formId;
    }

    public Optional<Integer> formVersion() {
        return Optional.ofNullable(formVersion);
    }

    public String taskKey() {
        return taskKey;
    }

    public Optional<UUID> enrolmentId() {
        return Optional.ofNullable(enrolmentId);
    }

    public Optional<UUID> editionId() {
        return Optional.ofNullable(editionId);
    }

    public Optional<UUID> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    public Actor submittedBy() {
        return new Actor(submittedByKind, submittedBy, submittedByName);
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** Whether it was submitted by a moment that is known to the millisecond. */
    public boolean wasThereAt(Instant moment) {
        return !submittedAt.truncatedTo(ChronoUnit.MILLIS).isAfter(moment);
    }

    public Answers answers() {
        return Answers.of(answers, optionLabels);
    }
}
