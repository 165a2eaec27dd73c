package nl.kring.desk;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.ChangedMeanwhile;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.EditionSettings.MinimumAboveCapacity;
import nl.kring.enrolment.Places;
import nl.kring.enrolment.SecondGroups;
import nl.kring.enrolment.SecondGroups.NewGroup;
import nl.kring.enrolment.SecondGroups.TooLate;
import nl.kring.identity.CurrentActor;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens a second group for those who wait. */
@Controller
@ForCoordinators
class SecondGroupController {

    private static final String VIEW = "desk/second-group";

    private final Editions editions;
    private final Places places;
    private final SecondGroups secondGroups;
    private final CurrentActor currentActor;
    private final MessageSource messages;

    SecondGroupController(
            Editions editions,
            Places places,
            SecondGroups secondGroups,
            CurrentActor currentActor,
            MessageSource messages) {
        this.editions = editions;
        this.places = places;
        this.secondGroups = secondGroups;
        this.currentActor = currentActor;
        this.messages = messages;
    }

    @GetMapping("/desk/editions/{id}/second-group")
    String form(@PathVariable UUID id, Model model, Locale locale, RedirectAttributes redirect) {
        Edition first = editions.get(id);
        if (!first.groups().isEmpty()) {
            return noneBesideGroups(first, redirect);
        }
        int seen = secondGroups.number(id);
        String title = messages.getMessage("desk.secondGroup.name", new Object[] {first.title(), seen + 2}, locale);
        Typed typed = new Typed(Map.of(
                "title",
                title,
                "kickOff",
                first.startsAt().toLocalDate().toString(),
                "places",
                "" + first.definition().places().maximum(),
                "seen",
                "" + seen));
        return show(first, typed, model);
    }

    @PostMapping("/desk/editions/{id}/second-group")
    String open(
            @PathVariable UUID id, @RequestParam Map<String, String> fields, Model model, RedirectAttributes redirect) {
        Edition first = editions.get(id);
        if (!first.groups().isEmpty()) {
            return noneBesideGroups(first, redirect);
        }
        Typed typed = new Typed(fields);
        String title = typed.line("title");
        LocalDate kickOff = typed.date("kickOff");
        Integer number = typed.number("places", 1, Change.MOST);
        Integer seen = typed.number("seen", 0, Integer.MAX_VALUE);
        String reason = typed.reason("reason");
        if (title != null && kickOff != null && number != null && seen != null && reason != null) {
            try {
                Edition second = secondGroups.open(
                        id, seen, new NewGroup(title, kickOff, number), reason, currentActor.require());
                Notice.good(
                        redirect,
                        "secondGroupOpened",
                        places.occupancy(second.id()).taken());
                return "redirect:/desk/editions/" + second.id();
            } catch (TooLate tooLate) {
                typed.refuse("kickOff", "secondGroupTooLate");
            } catch (MinimumAboveCapacity tooFew) {
                typed.refuse(
                        "places",
                        "secondGroupTooSmall",
                        first.definition().places().minimum());
            } catch (ChangedMeanwhile changed) {
                typed.outdated("" + secondGroups.number(id));
            }
        }
        return show(first, typed, model);
    }

    private static String noneBesideGroups(Edition edition, RedirectAttributes redirect) {
        Notice.bad(redirect, "noSecondGroup");
        return "redirect:/desk/editions/" + edition.id();
    }

    private String show(Edition first, Typed typed, Model model) {
        model.addAttribute("edition", first);
        model.addAttribute("occupancy", places.occupancy(first.id()));
        model.addAttribute("groups", editions.findBySecondGroupOfOrderByEnrolmentOpensAt(first.id()));
        model.addAttribute("typed", typed);
        return VIEW;
    }
}
