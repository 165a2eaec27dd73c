package nl.kring.desk;

import java.util.Map;
import java.util.UUID;
import nl.kring.desk.StaffActions.ChangedMeanwhile;
import nl.kring.enrolment.Allocation.CapacityTooLow;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.EditionSettings.MinimumAboveCapacity;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How big an edition is and what it is called. */
@Controller
@ForCoordinators
class SettingsController {

    private static final String VIEW = "desk/settings";

    private final Editions editions;
    private final Places places;
    private final StaffActions actions;

    SettingsController(Editions editions, Places places, StaffActions actions) {
        this.editions = editions;
        this.places = places;
        this.actions = actions;
    }

    @GetMapping("/desk/editions/{id}/settings")
    String form(@PathVariable UUID id, Model model) {
        Edition edition = editions.get(id);
        Typed typed = new Typed(Map.of(
                "title", edition.title(),
                "capacity", "" + places.occupancy(id).capacity(),
                "minimum", "" + edition.minimum(),
                "waitingListSize", "" + edition.waitingListSize(),
                "seen", actions.settingsOf(edition)));
        return show(id, typed, model);
    }

    @PostMapping("/desk/editions/{id}/settings")
    String change(
            @PathVariable UUID id, @RequestParam Map<String, String> fields, Model model, RedirectAttributes redirect) {
        editions.get(id);
        Typed typed = new Typed(fields);
        Change change = new Change(
                typed.number("capacity", 1, Change.MOST),
                typed.number("minimum", 1, Change.MOST),
                typed.number("waitingListSize", 0, Change.MOST),
                typed.line("title"));
        if (typed.isRight()) {
            try {
                actions.changeSettings(id, typed.value("seen"), change);
                Notice.good(redirect, "settingsChanged");
                return "redirect:/desk/editions/" + id;
            } catch (CapacityTooLow tooLow) {
                typed.refuse("capacity", "capacityTooLow", tooLow.taken());
            } catch (MinimumAboveCapacity tooHigh) {
                typed.refuse("minimum", "minimumAboveCapacity", tooHigh.capacity());
            } catch (ChangedMeanwhile changed) {
                typed.outdated(actions.settingsOf(editions.get(id)));
            }
        }
        return show(id, typed, model);
    }

    private String show(UUID id, Typed typed, Model model) {
        Edition edition = editions.get(id);
        Occupancy occupancy = places.occupancy(id);
        model.addAttribute("edition", edition);
        model.addAttribute("occupancy", occupancy);
        model.addAttribute("typed", typed);
        return VIEW;
    }
}
