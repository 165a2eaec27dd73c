package nl.kring.desk;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.kring.engagement.Cycle;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.Steering;
import nl.kring.engagement.Steering.TooSoon;
import nl.kring.enrolment.ChangedMeanwhile;
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

/** What a steering group can still change of a cycle under way: when the next one follows, and that it stops. */
@Controller
@ForCoordinators
class CycleController {

    private static final int NO_NEXT_CYCLE = 0;
    private static final int MOST_MONTHS = 120;

    private final Cycles cycles;
    private final Editions editions;
    private final Steering steering;
    private final CurrentActor currentActor;

    CycleController(Cycles cycles, Editions editions, Steering steering, CurrentActor currentActor) {
        this.cycles = cycles;
        this.editions = editions;
        this.steering = steering;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/editions/{id}/engagement/next")
    String nextForm(@PathVariable UUID id, Model model, RedirectAttributes redirect) {
        String months = "" + monthsOf(id);
        return show("desk/cycle-next", id, new Typed(Map.of("months", months, "seen", months)), model, redirect);
    }

    @PostMapping("/desk/editions/{id}/engagement/next")
    String next(
            @PathVariable UUID id, @RequestParam Map<String, String> fields, Model model, RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        Integer months = typed.number("months", NO_NEXT_CYCLE, MOST_MONTHS);
        Integer seen = typed.number("seen", NO_NEXT_CYCLE, MOST_MONTHS);
        if (months != null && seen != null) {
            try {
                steering.repeat(
                        id,
                        seen == NO_NEXT_CYCLE ? null : seen,
                        months == NO_NEXT_CYCLE ? null : months,
                        currentActor.require());
                Notice.good(redirect, months == NO_NEXT_CYCLE ? "noNextCycle" : "nextCycleMoved");
                return "redirect:/desk/editions/" + id + "/engagement";
            } catch (TooSoon tooSoon) {
                typed.refuse("months", "cycleTooSoon");
            } catch (ChangedMeanwhile changed) {
                typed.outdated("" + monthsOf(id));
            }
        }
        return show("desk/cycle-next", id, typed, model, redirect);
    }

    private int monthsOf(UUID id) {
        Cycle cycle = cycles.findById(id).orElseThrow(DeskPages::notFound);
        return Objects.requireNonNullElse(cycle.agreed().repeatAfterMonths(), NO_NEXT_CYCLE);
    }

    @GetMapping("/desk/editions/{id}/engagement/stop")
    String stopForm(@PathVariable UUID id, Model model, RedirectAttributes redirect) {
        return show("desk/cycle-stop", id, Typed.nothing(), model, redirect);
    }

    @PostMapping("/desk/editions/{id}/engagement/stop")
    String stop(
            @PathVariable UUID id, @RequestParam Map<String, String> fields, Model model, RedirectAttributes redirect) {
        cycles.findById(id).orElseThrow(DeskPages::notFound);
        Typed typed = new Typed(fields);
        String reason = typed.reason("reason");
        if (reason != null) {
            try {
                steering.abandon(id, reason, currentActor.require());
                Notice.good(redirect, "cycleStopped");
            } catch (ChangedMeanwhile over) {
                Notice.bad(redirect, "cycleOver");
            }
            return "redirect:/desk/editions/" + id + "/engagement";
        }
        return show("desk/cycle-stop", id, typed, model, redirect);
    }

    private String show(String view, UUID id, Typed typed, Model model, RedirectAttributes redirect) {
        Cycle cycle = cycles.findById(id).orElseThrow(DeskPages::notFound);
        Edition edition = editions.get(id);
        if (steering.isOver(edition)) {
            Notice.bad(redirect, "cycleOver");
            return "redirect:/desk/editions/" + id + "/engagement";
        }
        model.addAttribute("edition", edition);
        model.addAttribute("cycle", cycle);
        model.addAttribute("typed", typed);
        return view;
    }
}
