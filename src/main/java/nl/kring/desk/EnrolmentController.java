package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One enrolment, and withdrawing it for the person it is about. */
@Controller
class EnrolmentController {

    private final EnrolmentPages pages;
    private final StaffActions actions;

    EnrolmentController(EnrolmentPages pages, StaffActions actions) {
        this.pages = pages;
        this.actions = actions;
    }

    @GetMapping("/desk/enrolments/{reference}")
    String enrolment(@PathVariable String reference, Model model, Locale locale) {
        model.addAttribute("page", pages.page(reference, locale));
        return "desk/enrolment";
    }

    @GetMapping("/desk/enrolments/{reference}/withdraw")
    @ForCoordinators
    String withdrawForm(@PathVariable String reference, Model model) {
        return show(pages.find(reference), Typed.nothing(), model);
    }

    @PostMapping("/desk/enrolments/{reference}/withdraw")
    @ForCoordinators
    String withdraw(
            @PathVariable String reference,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Enrolment enrolment = pages.find(reference);
        Typed typed = new Typed(fields);
        String reason = typed.text("reason");
        if (reason == null) {
            response.setStatus(422);
            return show(enrolment, typed, model);
        }
        if (enrolment.hasEnded()) {
            Notice.bad(redirect, "endedBefore");
        } else {
            actions.withdraw(enrolment, reason);
            Notice.good(redirect, "withdrawn");
        }
        return "redirect:/desk/enrolments/" + reference;
    }

    private String show(Enrolment enrolment, Typed typed, Model model) {
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("typed", typed);
        return "desk/withdraw";
    }
}
