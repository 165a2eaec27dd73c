package nl.kring.desk;

import java.util.Locale;
import java.util.UUID;
import nl.kring.engagement.Cycles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One edition: its people, conversation times, meetings, agreements and evaluation. */
@Controller
class EditionController {

    private final EditionPages pages;
    private final StaffActions actions;
    private final Cycles cycles;

    EditionController(EditionPages pages, StaffActions actions, Cycles cycles) {
        this.pages = pages;
        this.actions = actions;
        this.cycles = cycles;
    }

    @GetMapping("/desk/editions/{id}")
    String edition(@PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute("page", pages.page(id, locale));
        model.addAttribute("cycle", cycles.findById(id).isPresent());
        return "desk/edition";
    }

    @PostMapping("/desk/editions/{id}/amend")
    String amend(@PathVariable UUID id, RedirectAttributes redirect) {
        pages.line(id);
        try {
            actions.amendAgreement(id);
            Notice.good(redirect, "amendmentAsked");
        } catch (IllegalStateException nothingToAmend) {
            Notice.bad(redirect, "nothingToAmend");
        }
        return "redirect:/desk/editions/" + id + "#agreements";
    }
}
