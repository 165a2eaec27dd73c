package nl.kring.enrolment;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.kring.form.Answers;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormLibrary.DeployedForm;
import nl.kring.form.FormRejected;
import nl.kring.form.FormSchema;
import nl.kring.form.FormSubmission;
import nl.kring.form.FormSubmissions;
import nl.kring.form.FormValidator;
import nl.kring.identity.Actor;
import nl.kring.programme.NoSuchEdition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The interest form: the way in for everybody, whether they come by the page or by the JSON interface. */
@Service
public class InterestForm {

    private static final String FORM = "EnrolInterest";

    private final FormLibrary library;
    private final FormValidator validator;
    private final FormSubmissions submissions;
    private final Enrolling enrolling;

    InterestForm(FormLibrary library, FormValidator validator, FormSubmissions submissions, Enrolling enrolling) {
        this.library = library;
        this.validator = validator;
        this.submissions = submissions;
        this.enrolling = enrolling;
    }

    /** As it is deployed now. */
    public FormSchema schema() {
        return deployed().schema();
    }

    private DeployedForm deployed() {
        return library.find(FORM).orElseThrow(() -> new IllegalStateException("Form " + FORM + " is not deployed"));
    }

    /**
     * Takes in what somebody filled in and keeps the answers. Messages are in the language of the request at hand.
     *
     * @param raw as a browser or a program sent it
     * @param language in which the letters that follow are written
     * @param idempotencyKey chosen by the sender; sending the same again with it changes nothing
     * @throws FormRejected when the answers do not fit the form
     * @throws EnrolmentRefused when the edition is not open, the person is enrolled already, or the key came with another
     *     form before
     * @throws NoSuchEdition when there is no such edition
     */
    @Transactional
    public Enrolment send(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            Locale language,
            @Nullable String idempotencyKey) {
        return send(editionId, raw, language, idempotencyKey, enrolling::receive);
    }

    /**
     * The same for somebody who may enrol before enrolling opens to everybody.
     *
     * @param secret from the link that was sent; see {@link Priority}
     */
    @Transactional
    public Enrolment sendEarly(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            Locale language,
            @Nullable String idempotencyKey,
            String secret) {
        return send(editionId, raw, language, idempotencyKey, form -> enrolling.receiveEarly(form, secret));
    }

    private Enrolment send(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            Locale language,
            @Nullable String idempotencyKey,
            Function<NewEnrolment, Enrolment> receive) {
        DeployedForm form = deployed();
        Answers answers = validator.validate(form.schema(), Map.of(), raw);
        Enrolment enrolment = receive.apply(new NewEnrolment(
                editionId,
                answers.text("givenName"),
                answers.text("familyName"),
                answers.text("email"),
                answers.optionalText("phone").orElse(null),
                answers.text("organisation"),
                answers.text("role"),
                answers.choice("sector"),
                answers.optionalInteger("salaryScale").orElse(null),
                answers.optionalInteger("pupils").orElse(null),
                answers.optionalText("motivation").orElse(null),
                language,
                idempotencyKey));
        if (submissions.latest(enrolment.id(), FORM).isEmpty()) {
            submissions.store(
                    new FormSubmission.Source(FORM, form.version(), FORM, null),
                    new FormSubmission.Subject(enrolment.id(), editionId, null),
                    Actor.candidate(enrolment.email(), enrolment.name()),
                    answers);
        }
        return enrolment;
    }
}
