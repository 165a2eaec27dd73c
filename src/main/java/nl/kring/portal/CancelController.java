package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.kring.cancellation.CancellationForm;
import nl.kring.cancellation.CancellationRefused;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.ConditionEvaluator;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.FormView;
import nl.kring.identity.Actor;
import nl.kring.identity.CandidatePrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A participant leaves: the costs are shown first, and a colleague can take over. */
@Controller
@RequestMapping("/my/enrolments/{reference}/cancel")
class CancelController {

    /** The hidden field with the costs that the page shows. */
    private static final String SEEN = "costsSeen";

    private final MyEnrolments myEnrolments;
    private final CancellationForm cancellationForm;
    private final ConditionEvaluator conditions;
    private final MessageSource messages;

    CancelController(
            MyEnrolments myEnrolments,
            CancellationForm cancellationForm,
            ConditionEvaluator conditions,
            MessageSource messages) {
        this.myEnrolments = myEnrolments;
        this.cancellationForm = cancellationForm;
        this.conditions = conditions;
        this.messages = messages;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping
    String show(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        if (!enrolment.status().canCancel()) {
            return "redirect:/my/enrolments/" + enrolment.reference();
        }
        show(enrolment, candidate, null, List.of(), model, locale);
        return "portal/cancel";
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView send(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirected,
            Locale locale) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        String page = "redirect:/my/enrolments/" + enrolment.reference();
        SentForm sent = SentForm.of(request, parameters);
        List<String> seen = Objects.requireNonNullElse(sent.typed().remove(SEEN), List.of());
        if (!enrolment.status().canCancel()) {
            // Sent twice, or it ended in another way meanwhile: the page says how.
            return new ModelAndView(page);
        }
        try {
            cancellationForm.send(
                    enrolment.id(),
                    sent.answers(messages, locale),
                    CancellationForm.costsSeen(seen),
                    Actor.candidate(candidate.email(), candidate.name()));
        } catch (FormRejected rejected) {
            show(enrolment, candidate, sent.showable(), rejected.errors(), model, locale);
            return new ModelAndView("portal/cancel", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (CancellationRefused refused) {
            return refused(refused, enrolment, candidate, sent, model, locale);
        }
        redirected.addFlashAttribute("done", "portal.cancel.done");
        return new ModelAndView(page);
    }

    private ModelAndView refused(
            CancellationRefused refused,
            Enrolment enrolment,
            CandidatePrincipal candidate,
            SentForm sent,
            Model model,
            Locale locale) {
        FieldError error = cancellationForm.explain(refused, locale);
        show(enrolment, candidate, sent.showable(), List.of(error), model, locale);
        return new ModelAndView("portal/cancel", model.asMap(), HttpStatus.CONFLICT);
    }

    private void show(
            Enrolment enrolment,
            CandidatePrincipal candidate,
            @Nullable MultiValueMap<String, String> typed,
            List<FieldError> errors,
            Model model,
            Locale locale) {
        Map<String, Object> values = cancellationForm.values(enrolment.id());
        model.addAttribute("my", myEnrolments.show(enrolment.reference(), candidate.email(), locale));
        model.addAttribute("costsSeen", values.get("costs"));
        model.addAttribute("form", FormView.of(cancellationForm.schema(), values, typed, errors, locale, conditions));
    }
}
