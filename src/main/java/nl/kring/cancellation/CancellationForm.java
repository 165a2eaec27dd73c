package nl.kring.cancellation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.form.ConditionEvaluator;
import nl.kring.form.FieldError;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormLibrary.DeployedForm;
import nl.kring.form.FormRejected;
import nl.kring.form.FormSubmission;
import nl.kring.form.FormSubmissions;
import nl.kring.form.FormValidator;
import nl.kring.form.FormView;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;

/** The form with which a participant leaves, or staff on behalf of a participant. */
@Service
public class CancellationForm {

    private static final String FORM = "CancelParticipation";

    /** The hidden field with the costs that a page shows. */
    private static final String SEEN = "costsSeen";

    private final FormLibrary library;
    private final FormValidator validator;
    private final FormSubmissions submissions;
    private final ConditionEvaluator conditions;
    private final Cancelling cancelling;
    private final Enrolments enrolments;
    private final Editions editions;
    private final AuditTrail audit;
    private final MessageSource texts;

    CancellationForm(
            FormLibrary library,
            FormValidator validator,
            FormSubmissions submissions,
            ConditionEvaluator conditions,
            Cancelling cancelling,
            Enrolments enrolments,
            Editions editions,
            AuditTrail audit,
            MessageSource texts) {
        this.library = library;
        this.validator = validator;
        this.submissions = submissions;
        this.conditions = conditions;
        this.cancelling = cancelling;
        this.enrolments = enrolments;
        this.editions = editions;
        this.audit = audit;
        this.texts = texts;
    }

    /**
     * The form on a page, with the costs as they are now. The page sends {@code costsSeen} back with the answers, so that
     * nobody agrees to other costs than they saw.
     */
    public record Page(FormView form, BigDecimal costsSeen) {}

    /**
     * @param typed what was filled in so far, or null
     * @param errors what to correct
     */
    @Transactional(readOnly = true)
    public Page page(
            UUID enrolmentId, @Nullable MultiValueMap<String, String> typed, List<FieldError> errors, Locale locale) {
        BigDecimal costs = cancelling.costsNow(enrolmentId).amount();
        return new Page(
                FormView.of(deployed().schema(), values(enrolmentId), typed, errors, locale, conditions), costs);
    }

    private DeployedForm deployed() {
        return library.get(FORM);
    }

    /** What cannot have been on a page is never what it costs. */
    private static BigDecimal costsSeen(@Nullable Object sent) {
        try {
            return new BigDecimal(String.valueOf(sent));
        } catch (NumberFormatException e) {
            return BigDecimal.ONE.negate();
        }
    }

    /** Why a cancellation was refused, beside the field that it concerns. */
    public FieldError explain(CancellationRefused refused, Locale locale) {
        String field = switch (refused.reason()) {
            case COLLEAGUE_ENROLLED, COLLEAGUE_NOT_A_MEMBER -> "email";
            case TOO_LATE_TO_REPLACE -> "how";
            case NOT_PARTICIPATING, COSTS_CHANGED -> "sure";
        };
        String code = refused.reason().name();
        return new FieldError(field, code, texts.getMessage("cancellation.refused." + code, null, locale));
    }

    /** What the form says about the costs as they are now. */
    private Map<String, Object> values(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        CancellationCosts costs = cancelling.costsNow(enrolmentId);
        Map<String, Object> values = new HashMap<>();
        values.put("freeUntil", costs.freeUntil());
        values.put("costsDue", costs.areDue());
        values.put("costs", costs.amount());
        values.put("percentage", costs.percentage());
        values.put("organisation", enrolment.organisation());
        values.put(
                "replacementDays",
                editions.get(enrolment.editionId())
                        .definition()
                        .waitFor(Cancelling.REPLACEMENT)
                        .end()
                        .toDays());
        return values;
    }

    /**
     * Takes in what somebody filled in and keeps the answers. Messages are in the language of the request at hand.
     *
     * @param sent the answers, and the costs that the page showed
     * @throws FormRejected when the answers do not fit the form
     * @throws CancellationRefused with the reason
     */
    @Transactional
    public void send(UUID enrolmentId, Map<String, Object> sent, Actor by) {
        Map<String, Object> raw = new HashMap<>(sent);
        BigDecimal costsSeen = costsSeen(raw.remove(SEEN));
        DeployedForm form = deployed();
        Answers answers = validator.validate(form.schema(), values(enrolmentId), raw);
        Optional<Colleague> colleague = answers.choice("how").equals("COLLEAGUE")
                ? Optional.of(
                        new Colleague(answers.text("givenName"), answers.text("familyName"), answers.text("email")))
                : Optional.empty();
        cancelling.ask(
                enrolmentId, answers.optionalText("reason").orElse(""), costsSeen, colleague.orElse(null), by.name());
        submissions.store(
                new FormSubmission.Source(FORM, form.version(), FORM, null),
                new FormSubmission.Subject(
                        enrolmentId, enrolments.get(enrolmentId).editionId(), null),
                by,
                answers);
        audit.record(
                by,
                "cancellation.asked",
                enrolmentId,
                enrolments.get(enrolmentId).editionId(),
                "");
    }
}
