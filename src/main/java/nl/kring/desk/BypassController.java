package nl.kring.desk;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Allocation.NotEnoughFree;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.ChangedMeanwhile;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Places;
import nl.kring.identity.Actor;
import nl.kring.identity.CurrentActor;
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

/** What coordinators do outside the order of receipt, each with a reason that stays. */
@Controller
@ForCoordinators
class BypassController {

    private final Editions editions;
    private final Places places;
    private final Bypasses bypasses;
    private final EnrolmentPages pages;
    private final CurrentActor currentActor;

    BypassController(
            Editions editions, Places places, Bypasses bypasses, EnrolmentPages pages, CurrentActor currentActor) {
        this.editions = editions;
        this.places = places;
        this.bypasses = bypasses;
        this.pages = pages;
        this.currentActor = currentActor;
    }

    // Keeping places free

    @GetMapping("/desk/editions/{id}/keep-free")
    String keepFreeForm(
            @PathVariable UUID id, @RequestParam(defaultValue = "" + EditionGroup.ALL) int group, Model model) {
        String kept = "" + places.occupancy(id, groupOf(id, group)).kept();
        return showKeepFree(id, group, new Typed(Map.of("places", kept, "seen", kept)), model);
    }

    /** @return the group, where the edition has it; an edition without groups has {@link EditionGroup#ALL} */
    private int groupOf(UUID id, int group) {
        Edition edition = editions.get(id);
        boolean known = edition.groups().isEmpty()
                ? group == EditionGroup.ALL
                : edition.group(group).isPresent();
        if (!known) {
            throw DeskPages.notFound();
        }
        return group;
    }

    @PostMapping("/desk/editions/{id}/keep-free")
    String keepFree(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + EditionGroup.ALL) int group,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        groupOf(id, group);
        Typed typed = new Typed(fields);
        Integer number = typed.number("places", 0, Change.MOST);
        Integer seen = typed.number("seen", 0, Change.MOST);
        String reason = typed.reason("reason");
        if (number != null && seen != null && reason != null) {
            try {
                bypasses.keepFree(id, group, seen, number, reason, me());
                Notice.good(redirect, "keptFree", number);
                return "redirect:/desk/editions/" + id + "#bypasses";
            } catch (NotEnoughFree tooMany) {
                typed.refuse("places", "notEnoughFree", tooMany.free());
            } catch (ChangedMeanwhile changed) {
                typed.outdated("" + places.occupancy(id, group).kept());
            }
        }
        return showKeepFree(id, group, typed, model);
    }

    private String showKeepFree(UUID id, int group, Typed typed, Model model) {
        model.addAttribute("edition", editions.get(id));
        model.addAttribute("group", group);
        model.addAttribute("occupancy", places.occupancy(id, group));
        model.addAttribute("typed", typed);
        return "desk/keep-free";
    }

    // Moving somebody on the waiting list

    @GetMapping("/desk/enrolments/{reference}/move")
    String moveForm(@PathVariable String reference, Model model, RedirectAttributes redirect) {
        return showWaiting("desk/move", reference, new Typed(Map.of("position", "1")), model, redirect);
    }

    @PostMapping("/desk/enrolments/{reference}/move")
    String move(
            @PathVariable String reference,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Enrolment enrolment = pages.find(reference);
        Typed typed = new Typed(fields);
        Integer position = typed.number("position", 1, Change.MOST);
        Integer seen = typed.number("seen", 1, Integer.MAX_VALUE);
        String reason = typed.reason("reason");
        if (position != null && seen != null && reason != null) {
            try {
                bypasses.move(enrolment.id(), seen, position, reason, me());
                Notice.good(redirect, "moved");
                return "redirect:/desk/enrolments/" + reference;
            } catch (ChangedMeanwhile changed) {
                typed.outdated("");
            }
        }
        return showWaiting("desk/move", reference, typed, model, redirect);
    }

    // Offering a place out of turn

    @GetMapping("/desk/enrolments/{reference}/offer")
    String offerForm(@PathVariable String reference, Model model, RedirectAttributes redirect) {
        return showWaiting("desk/offer", reference, Typed.nothing(), model, redirect);
    }

    @PostMapping("/desk/enrolments/{reference}/offer")
    String offer(
            @PathVariable String reference,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Enrolment enrolment = pages.find(reference);
        Typed typed = new Typed(fields);
        Integer seen = typed.number("seen", 1, Integer.MAX_VALUE);
        String reason = typed.reason("reason");
        if (seen != null && reason != null) {
            try {
                bypasses.offer(enrolment.id(), seen, reason, me());
                Notice.good(redirect, "offered");
                return "redirect:/desk/enrolments/" + reference;
            } catch (NotEnoughFree none) {
                Notice.bad(redirect, "nothingToOffer");
                return "redirect:/desk/enrolments/" + reference;
            } catch (ChangedMeanwhile changed) {
                typed.outdated("");
            }
        }
        return showWaiting("desk/offer", reference, typed, model, redirect);
    }

    private String showWaiting(String view, String reference, Typed typed, Model model, RedirectAttributes redirect) {
        Enrolment enrolment = pages.find(reference);
        Integer position = places.waitingPosition(enrolment);
        if (position == null) {
            Notice.bad(redirect, "notWaiting");
            return "redirect:/desk/enrolments/" + reference;
        }
        typed.put("seen", "" + position);
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("position", position);
        model.addAttribute(
                "team",
                enrolment.teamId() == null
                        ? ""
                        : bypasses.together(enrolment).stream()
                                .map(Enrolment::name)
                                .collect(Collectors.joining(", ")));
        model.addAttribute("occupancy", places.occupancy(enrolment.editionId(), enrolment.group()));
        model.addAttribute("typed", typed);
        return view;
    }

    private Actor me() {
        return currentActor.require();
    }
}
