package nl.kring.initiative;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.form.Answers;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormSchema;
import nl.kring.form.FormValidator;
import nl.kring.form.QuestionAnswer;
import nl.kring.form.ReadableAnswers;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the secretary of a network does: apply for support, confirm the address, mend what is missing, withdraw. */
@Service
@Transactional
public class Applying {

    private static final String FORM = "ApplyForSupport";

    /** Letters and digits that nobody confuses when reading them out. */
    private static final String REFERENCE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final FormLibrary library;
    private final FormValidator validator;
    private final Initiatives initiatives;
    private final Programmes programmes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Applying(
            FormLibrary library,
            FormValidator validator,
            Initiatives initiatives,
            Programmes programmes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.library = library;
        this.validator = validator;
        this.initiatives = initiatives;
        this.programmes = programmes;
        this.events = events;
        this.clock = clock;
    }

    /** The form, as it is deployed now. */
    @Transactional(readOnly = true)
    public FormSchema schema() {
        return library.get(FORM).schema();
    }

    /**
     * Takes in an application; whoever sends the same with the same key changes nothing.
     *
     * @param slug of the academy, which supports networks
     * @throws nl.kring.form.FormRejected when the answers do not fit the form
     * @throws IllegalArgumentException when the programme supports no networks
     */
    public Initiative apply(
            String slug, Map<String, ? extends @Nullable Object> raw, Locale language, String idempotencyKey) {
        Programme academy = programmes
                .findBySlug(slug)
                .filter(programme -> programme.definition().support() != null)
                .orElseThrow(() -> new IllegalArgumentException(slug + " supports no networks"));
        Optional<Initiative> sentBefore = initiatives.findByIdempotencyKey(idempotencyKey);
        if (sentBefore.isPresent()) {
            return sentBefore.get();
        }
        Answers answers = validator.validate(schema(), Map.of(), raw);
        return initiatives.saveAndFlush(new Initiative(
                academy.id(),
                newReference(),
                answers,
                language,
                idempotencyKey,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** A second time changes nothing. */
    public void confirm(UUID id) {
        Initiative initiative = initiatives.lockById(id).orElseThrow();
        if (initiative.status() == InitiativeStatus.RECEIVED) {
            initiative.confirm();
            events.publishEvent(new ApplicationConfirmed(id, initiative.programmeId(), initiative.reference()));
        }
    }

    /**
     * Takes in the application once more, after something was missing; once it has been taken in, a second time changes
     * nothing.
     *
     * @throws nl.kring.form.FormRejected when the answers do not fit the form
     */
    public void mend(UUID id, Map<String, ? extends @Nullable Object> raw) {
        Answers answers = validator.validate(schema(), Map.of(), raw);
        Initiative initiative = initiatives.lockById(id).orElseThrow();
        if (initiative.status() == InitiativeStatus.MENDING) {
            initiative.mend(answers);
            initiatives.saveAndFlush(initiative);
            events.publishEvent(new ApplicationMended(id));
        }
    }

    /** Ends an application on which was not decided yet; a second time changes nothing. */
    public void withdraw(UUID id) {
        Initiative initiative = initiatives.lockById(id).orElseThrow();
        if (initiative.status().isOpen()) {
            initiative.withdraw();
            initiatives.saveAndFlush(initiative);
            events.publishEvent(new ApplicationWithdrawn(id));
        }
    }

    /** What the secretary answered, in words. */
    @Transactional(readOnly = true)
    public List<QuestionAnswer> readable(Initiative initiative, Locale locale) {
        return ReadableAnswers.of(schema(), initiative.answers(), locale, true);
    }

    private String newReference() {
        StringBuilder reference = new StringBuilder("NI-");
        for (int sign = 0; sign < 8; sign++) {
            reference.append(REFERENCE_SIGNS.charAt(random.nextInt(REFERENCE_SIGNS.length())));
        }
        return reference.toString();
    }
}
