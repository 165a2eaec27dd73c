package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.cancellation.CancellationForm;
import nl.kring.cancellation.CancellationRefused;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.identity.Actor;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.portal.MyEnrolment.Leaving;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
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

    private final MyEnrolments myEnrolments;
    private final CancellationForm cancellationForm;
    private final MessageSource messages;

    CancelController(MyEnrolments myEnrolments, CancellationForm cancellationForm, MessageSource messages) {
        this.myEnrolments = myEnrolments;
        this.cancellationForm = cancellationForm;
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
        show(enrolment, candidate, typedBefore(model), List.of(), model, locale);
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
        try {
            cancellationForm.send(
                    enrolment.id(),
                    sent.answers(messages, locale),
                    Actor.candidate(candidate.email(), candidate.name()));
        } catch (FormRejected rejected) {
            if (!enrolment.status().canCancel()) {
                return overtaken(reference, candidate, redirected);
            }
            show(enrolment, candidate, sent.showable(), rejected.errors(), model, locale);
            return new ModelAndView("portal/cancel", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (CancellationRefused refused) {
            if (refused.reason() == CancellationRefused.Reason.NOT_PARTICIPATING) {
                return overtaken(reference, candidate, redirected);
            }
            List<FieldError> error = List.of(cancellationForm.explain(refused, locale));
            show(enrolment, candidate, sent.showable(), error, model, locale);
            return new ModelAndView("portal/cancel", model.asMap(), HttpStatus.CONFLICT);
        }
        redirected.addFlashAttribute("done", "portal.cancel.done");
        return new ModelAndView(page);
    }

    private ModelAndView overtaken(String reference, CandidatePrincipal candidate, RedirectAttributes redirected) {
        Enrolment now = myEnrolments.get(reference, candidate.email());
        redirected.addFlashAttribute("changed", Leaving.overtakenBy(now.status()));
        return new ModelAndView("redirect:/my/enrolments/" + now.reference());
    }

    /** What was filled in on the page for whoever is not admitted yet, and came here with its sender. */
    private static @Nullable MultiValueMap<String, String> typedBefore(Model model) {
        return model.getAttribute("reason") instanceof String reason && !reason.isEmpty()
                ? new LinkedMultiValueMap<>(Map.of("reason", List.of(reason)))
                : null;
    }

    private void show(
            Enrolment enrolment,
            CandidatePrincipal candidate,
            @Nullable MultiValueMap<String, String> typed,
            List<FieldError> errors,
            Model model,
            Locale locale) {
        model.addAttribute("my", myEnrolments.show(enrolment.reference(), candidate.email(), locale));
        model.addAttribute("cancellation", cancellationForm.page(enrolment.id(), typed, errors, locale));
    }
}
