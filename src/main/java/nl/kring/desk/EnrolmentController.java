package nl.kring.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.cancellation.CancellationForm;
import nl.kring.cancellation.CancellationRefused;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.IllegalTransition;
import nl.kring.form.FieldError;
import nl.kring.form.FormInput;
import nl.kring.form.FormRejected;
import nl.kring.identity.CurrentActor;
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

/** One enrolment, and ending it for the person it is about. */
@Controller
class EnrolmentController {

    private final EnrolmentPages pages;
    private final StaffActions actions;
    private final CancellationForm cancellationForm;
    private final CurrentActor currentActor;

    EnrolmentController(
            EnrolmentPages pages, StaffActions actions, CancellationForm cancellationForm, CurrentActor currentActor) {
        this.pages = pages;
        this.actions = actions;
        this.cancellationForm = cancellationForm;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/enrolments/{reference}")
    String enrolment(@PathVariable String reference, HttpServletRequest request, Model model, Locale locale) {
        model.addAttribute("page", pages.page(reference, locale, DeskPages.isForCoordinators(request)));
        return "desk/enrolment";
    }

    @GetMapping("/desk/enrolments/{reference}/withdraw")
    @ForCoordinators
    String withdrawForm(@PathVariable String reference, Model model) {
        Enrolment enrolment = pages.find(reference);
        return enrolment.status().canCancel()
                ? "redirect:/desk/enrolments/" + reference + "/cancel"
                : show(enrolment, Typed.nothing(), model);
    }

    @PostMapping("/desk/enrolments/{reference}/withdraw")
    @ForCoordinators
    String withdraw(
            @PathVariable String reference,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Enrolment enrolment = pages.find(reference);
        Typed typed = new Typed(fields);
        String reason = typed.text("reason");
        if (reason == null) {
            return show(enrolment, typed, model);
        }
        if (enrolment.hasEnded()) {
            return overtaken(reference, reason, redirect);
        }
        try {
            actions.withdraw(enrolment, reason);
        } catch (IllegalTransition overtaken) {
            return overtaken(reference, reason, redirect);
        }
        Notice.good(redirect, "withdrawn");
        return "redirect:/desk/enrolments/" + reference;
    }

    /** Somebody else was first: a participant can still be cancelled, with the reason that was given. */
    private String overtaken(String reference, String reason, RedirectAttributes redirect) {
        if (pages.find(reference).status().canCancel()) {
            Notice.bad(redirect, "admittedMeanwhile");
            redirect.addFlashAttribute("reason", reason);
            return "redirect:/desk/enrolments/" + reference + "/cancel";
        }
        Notice.bad(redirect, "endedBefore");
        return "redirect:/desk/enrolments/" + reference;
    }

    @GetMapping("/desk/enrolments/{reference}/cancel")
    @ForCoordinators
    String cancelForm(@PathVariable String reference, Model model, Locale locale) {
        Enrolment enrolment = pages.find(reference);
        return enrolment.status().canCancel()
                ? showCancellation(enrolment, typedBefore(model), List.of(), model, locale)
                : "redirect:/desk/enrolments/" + reference;
    }

    @PostMapping("/desk/enrolments/{reference}/cancel")
    @ForCoordinators
    String cancel(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Enrolment enrolment = pages.find(reference);
        try {
            cancellationForm.send(enrolment.id(), FormInput.raw(fields), currentActor.require());
            Notice.good(redirect, "cancelled");
            return "redirect:/desk/enrolments/" + reference;
        } catch (FormRejected rejected) {
            response.setStatus(422);
            return showCancellation(enrolment, fields, rejected.errors(), model, locale);
        } catch (CancellationRefused refused) {
            if (refused.reason() == CancellationRefused.Reason.NOT_PARTICIPATING) {
                Notice.bad(redirect, "endedBefore");
                return "redirect:/desk/enrolments/" + reference;
            }
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return showCancellation(
                    enrolment, fields, List.of(cancellationForm.explain(refused, locale)), model, locale);
        }
    }

    /** What was filled in on the page for somebody who is not admitted yet. */
    private static @Nullable MultiValueMap<String, String> typedBefore(Model model) {
        return model.getAttribute("reason") instanceof String reason
                ? new LinkedMultiValueMap<>(Map.of("reason", List.of(reason)))
                : null;
    }

    private String showCancellation(
            Enrolment enrolment,
            @Nullable MultiValueMap<String, String> typed,
            List<FieldError> errors,
            Model model,
            Locale locale) {
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("cancellation", cancellationForm.page(enrolment.id(), typed, errors, locale));
        return "desk/cancel";
    }

    private String show(Enrolment enrolment, Typed typed, Model model) {
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("typed", typed);
        return "desk/withdraw";
    }
}
