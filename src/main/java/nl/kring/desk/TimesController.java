package nl.kring.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.identity.CurrentActor;
import nl.kring.identity.StaffDirectory;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The times that are offered for intake conversations. */
@Controller
class TimesController {

    private final Editions editions;
    private final EditionPages pages;
    private final StaffActions actions;
    private final StaffDirectory staff;
    private final CurrentActor currentActor;
    private final Clock clock;

    TimesController(
            Editions editions,
            EditionPages pages,
            StaffActions actions,
            StaffDirectory staff,
            CurrentActor currentActor,
            Clock clock) {
        this.editions = editions;
        this.pages = pages;
        this.actions = actions;
        this.staff = staff;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/desk/editions/{id}/times")
    String times(@PathVariable UUID id, Model model, Locale locale) {
        return show(id, Typed.nothing(), model, locale);
    }

    @PostMapping("/desk/editions/{id}/times")
    String offer(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Edition edition = editions.get(id);
        Typed typed = new Typed(fields);
        LocalDate day = typed.date("day");
        LocalTime from = typed.time("from");
        LocalTime until = typed.time("until");
        String link = typed.link("link");
        if (day != null
                && from != null
                && !day.atTime(from).atZone(AppClock.ZONE).toInstant().isAfter(clock.instant())) {
            typed.refuse("day", "past");
        }
        if (day != null && !staff.isThere(currentActor.require().id(), day)) {
            typed.refuse("day", "awayThatDay");
        }
        int minutes = edition.definition().conversationMinutes();
        if (from != null && until != null && until.toSecondOfDay() - from.toSecondOfDay() < minutes * 60) {
            typed.refuse("until", "tooShort", minutes);
        }
        if (typed.isRight() && day != null && from != null && until != null && link != null) {
            Notice.good(redirect, "timesOffered", actions.offerTimes(edition, day, from, until, link));
            return "redirect:/desk/editions/" + id + "/times";
        }
        return show(id, typed, model, locale);
    }

    @PostMapping("/desk/editions/{id}/times/{time}/take-back")
    String takeBack(@PathVariable UUID id, @PathVariable UUID time, RedirectAttributes redirect) {
        pages.line(id);
        if (actions.takeBackTime(id, time)) {
            Notice.good(redirect, "timeTakenBack");
        } else {
            Notice.bad(redirect, "timeNotFree");
        }
        return "redirect:/desk/editions/" + id + "/times";
    }

    private String show(UUID id, Typed typed, Model model, Locale locale) {
        model.addAttribute("page", pages.page(id, locale));
        model.addAttribute("typed", typed);
        return "desk/times";
    }
}
