package nl.kring.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.InterestForm;
import nl.kring.enrolment.Places;
import nl.kring.form.ConditionEvaluator;
import nl.kring.form.FieldError;
import nl.kring.form.FormInput;
import nl.kring.form.FormRejected;
import nl.kring.form.FormView;
import nl.kring.identity.CurrentActor;
import nl.kring.programme.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds somebody to an edition, also when enrolling is closed or all is full, with the programme's own form. */
@Controller
@ForCoordinators
class AddController {

    /** What the page asks beside the form. */
    private static final String PAGE = "page";

    private static final String LANGUAGE = "language";
    private static final String REASON = "reason";
    private static final List<String> LANGUAGES = List.of("nl", "en");

    private final Editions editions;
    private final Places places;
    private final InterestForm interestForm;
    private final ConditionEvaluator conditions;
    private final CurrentActor currentActor;

    AddController(
            Editions editions,
            Places places,
            InterestForm interestForm,
            ConditionEvaluator conditions,
            CurrentActor currentActor) {
        this.editions = editions;
        this.places = places;
        this.interestForm = interestForm;
        this.conditions = conditions;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/editions/{id}/add")
    String form(@PathVariable UUID id, Model model, Locale locale) {
        Typed typed = new Typed(Map.of(PAGE, newPage(), LANGUAGE, LANGUAGES.get(0)));
        return show(id, typed, null, List.of(), model, locale);
    }

    @PostMapping("/desk/editions/{id}/add")
    String add(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        editions.get(id);
        Typed typed = new Typed(fields.toSingleValueMap());
        String language = typed.choice(LANGUAGE, LANGUAGES);
        String reason = typed.reason(REASON);
        MultiValueMap<String, String> answers = new LinkedMultiValueMap<>(fields);
        List.of(PAGE, LANGUAGE, REASON).forEach(answers::remove);
        List<FieldError> errors = List.of();
        if (language != null && reason != null) {
            try {
                Enrolment added = interestForm.sendByStaff(
                        id,
                        FormInput.raw(answers),
                        Locale.forLanguageTag(language),
                        "desk-" + typed.value(PAGE),
                        reason,
                        currentActor.require());
                Notice.good(redirect, "added", added.name());
                return "redirect:/desk/enrolments/" + added.reference();
            } catch (FormRejected rejected) {
                errors = rejected.errors();
            } catch (EnrolmentRefused refused) {
                explain(refused, typed, locale);
            }
        }
        return show(id, typed, answers, errors, model, locale);
    }

    private static void explain(EnrolmentRefused refused, Typed typed, Locale locale) {
        switch (refused.reason()) {
            case ALREADY_ENROLLED -> typed.refuse("email", "alreadyEnrolled");
            case NOT_A_MEMBER -> typed.refuse("email", "notAMember", refused.arguments(locale));
            case NOT_NOMINATED,
                    NOT_OPEN,
                    OTHER_ADDRESS,
                    NO_TEAMS,
                    TEAM_SIZE,
                    TEAM_ABOVE_CAPACITY,
                    NO_SUCH_GROUP,
                    SAME_ADDRESS -> typed.refuse("givenName", "editionStarted");
            case KEY_USED_BEFORE -> {
                typed.refuse("givenName", "sentBefore");
                typed.put(PAGE, newPage());
            }
        }
    }

    private String show(
            UUID id,
            Typed typed,
            @Nullable MultiValueMap<String, String> answers,
            List<FieldError> errors,
            Model model,
            Locale locale) {
        model.addAttribute("edition", editions.get(id));
        model.addAttribute("occupancy", places.occupancy(id));
        model.addAttribute("languages", LANGUAGES);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "form",
                FormView.of(interestForm.schema(id), interestForm.alone(id), answers, errors, locale, conditions));
        return "desk/add";
    }

    private static String newPage() {
        return UUID.randomUUID().toString();
    }
}
