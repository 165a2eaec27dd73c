package nl.kring.desk;

import java.util.Map;
import nl.kring.enrolment.Allocation.NotEnoughFree;
import nl.kring.enrolment.ChangedMeanwhile;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.GroupChoices;
import nl.kring.enrolment.GroupChoices.ReasonNeeded;
import nl.kring.identity.CurrentActor;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings somebody into another group of the edition. */
@Controller
@ForCoordinators
class GroupController {

    private final Editions editions;
    private final GroupChoices choices;
    private final EditionPages editionPages;
    private final EnrolmentPages pages;
    private final CurrentActor currentActor;

    GroupController(
            Editions editions,
            GroupChoices choices,
            EditionPages editionPages,
            EnrolmentPages pages,
            CurrentActor currentActor) {
        this.editions = editions;
        this.choices = choices;
        this.editionPages = editionPages;
        this.pages = pages;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/enrolments/{reference}/group")
    String form(@PathVariable String reference, Model model, RedirectAttributes redirect) {
        return show(reference, Typed.nothing(), model, redirect);
    }

    @PostMapping("/desk/enrolments/{reference}/group")
    String change(
            @PathVariable String reference,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Enrolment enrolment = pages.find(reference);
        Typed typed = new Typed(fields);
        Integer group = typed.number("group", 1, Integer.MAX_VALUE);
        Integer seen = typed.number("seen", 0, Integer.MAX_VALUE);
        String reason = typed.value("reason").isBlank() ? "" : typed.reason("reason");
        if (group != null && seen != null && reason != null) {
            try {
                choices.change(enrolment.id(), seen, group, reason, currentActor.require());
                Notice.good(redirect, "groupChanged");
                return "redirect:/desk/enrolments/" + reference;
            } catch (ReasonNeeded needed) {
                typed.refuse("reason", "required");
            } catch (NotEnoughFree full) {
                typed.refuse("group", "groupFull");
            } catch (ChangedMeanwhile changed) {
                typed.outdated("");
            }
        }
        return show(reference, typed, model, redirect);
    }

    private String show(String reference, Typed typed, Model model, RedirectAttributes redirect) {
        Enrolment enrolment = pages.find(reference);
        Edition edition = editions.get(enrolment.editionId());
        if (!GroupChoices.isPossible(enrolment) || edition.groups().isEmpty()) {
            Notice.bad(redirect, "groupNotPossible");
            return "redirect:/desk/enrolments/" + reference;
        }
        typed.put("seen", "" + enrolment.group());
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("group", edition.group(enrolment.group()).orElseThrow());
        model.addAttribute(
                "others",
                editionPages.groups(edition).stream()
                        .filter(other -> other.number() != enrolment.group())
                        .toList());
        model.addAttribute("choiceIsFinal", choices.isFinal(edition));
        model.addAttribute("typed", typed);
        return "desk/group";
    }
}
