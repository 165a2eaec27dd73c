package nl.kring.enrolment;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.form.Answers;
import nl.kring.form.FieldError;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormLibrary.DeployedForm;
import nl.kring.form.FormRejected;
import nl.kring.form.FormSchema;
import nl.kring.form.FormSubmission;
import nl.kring.form.FormSubmissions;
import nl.kring.form.FormValidator;
import nl.kring.form.Option;
import nl.kring.form.Wording;
import nl.kring.identity.Actor;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Editions;
import nl.kring.programme.NoSuchEdition;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The interest form: the way in for everybody, whether they come by the page or by the JSON interface. */
@Service
public class InterestForm {

    /** The name under which a programme has a form of its own for enrolling. */
    public static final String STEP = "enrolInterest";

    /** The questions that every form for enrolling has to ask. */
    public static final Set<String> NEEDS = Set.of("givenName", "familyName", "email", "organisation", "role");

    /** For programmes without one of their own; and the name under which the answers are kept, whichever form asked. */
    private static final String FORM = "EnrolInterest";

    private static final int LARGEST_TEAM_ON_THE_PAGE = 4;

    /** Of everybody in a programme that does not ask. */
    private static final String OTHER_SECTOR = "OTHER";

    /** For a form that is about one person: it asks for no others. */
    private static final Map<String, Object> ALONE = Map.of("teams", false, "teamFrom", 1, "teamTo", 1);

    private static final String HAS_GROUPS = "hasGroups";

    private static final List<String> OF_A_MEMBER = List.of("givenName", "familyName", "email");
    private static final List<String> OF_THE_PERSON_ALONE =
            List.of("givenName", "familyName", "email", "phone", "salaryScale", "experience", "motivation");

    private final FormLibrary library;
    private final FormValidator validator;
    private final FormSubmissions submissions;
    private final Enrolling enrolling;
    private final Teams teams;
    private final Editions editions;
    private final Bypasses bypasses;

    InterestForm(
            FormLibrary library,
            FormValidator validator,
            FormSubmissions submissions,
            Enrolling enrolling,
            Teams teams,
            Editions editions,
            Bypasses bypasses) {
        this.library = library;
        this.validator = validator;
        this.submissions = submissions;
        this.enrolling = enrolling;
        this.teams = teams;
        this.editions = editions;
        this.bypasses = bypasses;
    }

    /**
     * The form of the programme, as it is deployed now.
     *
     * @throws NoSuchEdition when there is no such edition
     */
    @Transactional(readOnly = true)
    public FormSchema schema(UUID editionId) {
        return deployed(editionId).schema();
    }

    private DeployedForm deployed(UUID editionId) {
        return library.get(definition(editionId).formFor(STEP, FORM));
    }

    private ProgrammeDefinition definition(UUID editionId) {
        return edition(editionId).definition();
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

    /** What the form says about teams, where people enrol together. */
    @Transactional(readOnly = true)
    public Map<String, Object> values(UUID editionId) {
        TeamRules rules = definition(editionId).teams();
        return rules == null
                ? alone(editionId)
                : Map.of("teams", true, "teamFrom", rules.from(), "teamTo", rules.to(), HAS_GROUPS, false);
    }

    /** For a form that is about one person, who chooses one of the groups where there are any. */
    @Transactional(readOnly = true)
    public Map<String, Object> alone(UUID editionId) {
        Edition edition = edition(editionId);
        Map<String, Object> values = new HashMap<>(ALONE);
        values.put(HAS_GROUPS, !edition.groups().isEmpty());
        values.put(
                "groups",
                edition.groups().stream().map(group -> option(edition, group)).toList());
        return values;
    }

    private static Option option(Edition edition, EditionGroup group) {
        return new Option(
                "" + group.number(),
                new Wording(
                        group.name().nl() + ": " + days(edition, group, Locale.forLanguageTag("nl")),
                        group.name().en() + ": " + days(edition, group, Locale.ENGLISH)));
    }

    private static String days(Edition edition, EditionGroup group, Locale locale) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMMM yyyy", locale);
        return edition.meetingsOf(group.number()).stream()
                .map(meeting -> meeting.startsAt().format(day))
                .collect(Collectors.joining(", "));
    }

    private Edition edition(UUID editionId) {
        return editions.findById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
    }

    /**
     * Takes in what somebody filled in on the page, with the others of the team where the programme has teams.
     *
     * @throws FormRejected when answers do not fit; those of the others are named {@code member2Email} and so on
     * @throws EnrolmentRefused as for {@link #send} and {@link #sendTeam}
     */
    @Transactional
    public Enrolment sendPage(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            Locale language,
            @Nullable String idempotencyKey) {
        return sendPage(editionId, raw, language, idempotencyKey, enrolling::receive, teams::receive);
    }

    /**
     * The same for somebody who may enrol before enrolling opens to everybody, with the team.
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
        return sendPage(
                editionId,
                raw,
                language,
                idempotencyKey,
                form -> enrolling.receiveEarly(form, secret),
                forms -> teams.receiveEarly(forms, secret));
    }

    /**
     * Takes in what staff filled in for one person, out of the order of receipt.
     *
     * @throws FormRejected when answers do not fit
     * @throws EnrolmentRefused as for {@link Bypasses#add}
     */
    @Transactional
    public Enrolment sendByStaff(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            Locale language,
            String idempotencyKey,
            String reason,
            Actor by) {
        return send(editionId, raw, language, idempotencyKey, form -> bypasses.add(form, reason, by));
    }

    private Enrolment sendPage(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            Locale language,
            @Nullable String idempotencyKey,
            Function<NewEnrolment, Enrolment> receive,
            Function<List<NewEnrolment>, Enrolment> receiveTeam) {
        if (definition(editionId).teams() == null) {
            return send(editionId, raw, language, idempotencyKey, receive);
        }
        Answers answers = validator.validate(deployed(editionId).schema(), values(editionId), raw);
        Map<String, @Nullable Object> first = new LinkedHashMap<>(raw);
        List<Map<String, @Nullable Object>> others = new ArrayList<>();
        for (int number = 2; number <= LARGEST_TEAM_ON_THE_PAGE; number++) {
            Map<String, @Nullable Object> other = new LinkedHashMap<>();
            for (String key : OF_A_MEMBER) {
                String field = "member" + number + Character.toUpperCase(key.charAt(0)) + key.substring(1);
                first.remove(field);
                answers.optionalText(field).ifPresent(value -> other.put(key, value));
            }
            if (!other.isEmpty()) {
                others.add(other);
            }
        }
        return sendTeam(editionId, first, others, language, idempotencyKey, receiveTeam);
    }

    /**
     * Takes in people of one organisation who enrol together. What the others do not state of themselves is as with the
     * first, except for the telephone number and what is about the person alone.
     *
     * @param others each with {@code givenName}, {@code familyName} and {@code email}
     * @return the enrolment of the first
     * @throws FormRejected when answers do not fit; those of the others are named {@code team[0].email} and so on
     * @throws EnrolmentRefused as for {@link Teams#receive}
     */
    @Transactional
    public Enrolment sendTeam(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            List<Map<String, @Nullable Object>> others,
            Locale language,
            @Nullable String idempotencyKey) {
        return sendTeam(editionId, raw, others, language, idempotencyKey, teams::receive);
    }

    private Enrolment sendTeam(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            List<Map<String, @Nullable Object>> others,
            Locale language,
            @Nullable String idempotencyKey,
            Function<List<NewEnrolment>, Enrolment> receive) {
        DeployedForm form = deployed(editionId);
        List<Answers> everybody = new ArrayList<>();
        everybody.add(validator.validate(form.schema(), ALONE, raw));
        for (int at = 0; at < others.size(); at++) {
            everybody.add(member(form, raw, others.get(at), "team[" + at + "]."));
        }
        List<NewEnrolment> forms = new ArrayList<>();
        for (Answers answers : everybody) {
            forms.add(newEnrolment(editionId, answers, language, forms.isEmpty() ? idempotencyKey : null));
        }
        Enrolment first = receive.apply(forms);
        List<Enrolment> members = teams.all(first);
        for (int at = 0; at < members.size(); at++) {
            keep(form, members.get(at), everybody.get(at));
        }
        return first;
    }

    private Answers member(
            DeployedForm form,
            Map<String, ? extends @Nullable Object> first,
            Map<String, @Nullable Object> member,
            String prefix) {
        Map<String, @Nullable Object> raw = new LinkedHashMap<>(first);
        OF_THE_PERSON_ALONE.forEach(raw::remove);
        raw.putAll(member);
        try {
            return validator.validate(form.schema(), ALONE, raw);
        } catch (FormRejected rejected) {
            throw new FormRejected(rejected.errors().stream()
                    .map(error -> new FieldError(prefix + error.field(), error.code(), error.message()))
                    .toList());
        }
    }

    private Enrolment send(
            UUID editionId,
            Map<String, ? extends @Nullable Object> raw,
            Locale language,
            @Nullable String idempotencyKey,
            Function<NewEnrolment, Enrolment> receive) {
        DeployedForm form = deployed(editionId);
        Answers answers = validator.validate(form.schema(), alone(editionId), raw);
        Enrolment enrolment = receive.apply(newEnrolment(editionId, answers, language, idempotencyKey));
        keep(form, enrolment, answers);
        return enrolment;
    }

    private static NewEnrolment newEnrolment(
            UUID editionId, Answers answers, Locale language, @Nullable String idempotencyKey) {
        return new NewEnrolment(
                editionId,
                answers.text("givenName"),
                answers.text("familyName"),
                answers.text("email"),
                answers.optionalText("phone").orElse(null),
                answers.text("organisation"),
                answers.text("role"),
                answers.optionalText("sector").orElse(OTHER_SECTOR),
                answers.optionalInteger("salaryScale").orElse(null),
                answers.optionalInteger("pupils").orElse(null),
                answers.optionalInteger("experience").orElse(null),
                answers.optionalText("motivation").orElse(null),
                language,
                idempotencyKey,
                answers.optionalChoice("group").map(Integer::valueOf).orElse(EditionGroup.ALL));
    }

    private void keep(DeployedForm form, Enrolment enrolment, Answers answers) {
        if (submissions.latest(enrolment.id(), FORM).isEmpty()) {
            submissions.store(
                    new FormSubmission.Source(form.schema().id(), form.version(), FORM, null),
                    new FormSubmission.Subject(enrolment.id(), enrolment.editionId(), null),
                    Actor.candidate(enrolment.email(), enrolment.name()),
                    answers);
        }
    }
}
