package nl.kring.desk;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.kring.desk.StaffActions.ChangedMeanwhile;
import nl.kring.enrolment.Allocation.CapacityTooLow;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.EditionSettings.MinimumAboveCapacity;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
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
    private static final String CAPACITY_OF_GROUP = "capacity";

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
        Map<String, String> values = new HashMap<>(Map.of(
                "title", edition.title(),
                "capacity", "" + places.occupancy(id).capacity(),
                "minimum", "" + edition.minimum(),
                "waitingListSize", "" + edition.waitingListSize(),
                "seen", actions.settingsOf(edition)));
        edition.groups()
                .forEach(group -> values.put(
                        CAPACITY_OF_GROUP + group.number(),
                        "" + places.occupancy(id, group.number()).capacity()));
        return show(id, new Typed(values), model);
    }

    @PostMapping("/desk/editions/{id}/settings")
    String change(
            @PathVariable UUID id, @RequestParam Map<String, String> fields, Model model, RedirectAttributes redirect) {
        Edition edition = editions.get(id);
        Typed typed = new Typed(fields);
        Map<Integer, Integer> capacities = new LinkedHashMap<>();
        for (EditionGroup group : edition.groups()) {
            Integer capacity = typed.number(CAPACITY_OF_GROUP + group.number(), 1, Change.MOST);
            if (capacity != null) {
                capacities.put(group.number(), capacity);
            }
        }
        Change change = new Change(
                edition.groups().isEmpty() ? typed.number("capacity", 1, Change.MOST) : null,
                capacities,
                typed.number("minimum", 1, Change.MOST),
                typed.number("waitingListSize", 0, Change.MOST),
                typed.line("title"));
        if (typed.isRight()) {
            try {
                actions.changeSettings(id, typed.value("seen"), change);
                Notice.good(redirect, "settingsChanged");
                return "redirect:/desk/editions/" + id;
            } catch (CapacityTooLow tooLow) {
                typed.refuse(capacityField(edition, tooLow), "capacityTooLow", tooLow.taken());
            } catch (MinimumAboveCapacity tooHigh) {
                typed.refuse("minimum", "minimumAboveCapacity", tooHigh.capacity());
            } catch (ChangedMeanwhile changed) {
                typed.outdated(actions.settingsOf(editions.get(id)));
            }
        }
        return show(id, typed, model);
    }

    /** The one that is too low: of an edition with groups, of one of these. */
    private String capacityField(Edition edition, CapacityTooLow tooLow) {
        return edition.groups().isEmpty() ? "capacity" : CAPACITY_OF_GROUP + tooLow.group();
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
