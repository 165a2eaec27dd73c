package nl.kring.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.OwnInvestment;
import nl.kring.programme.OwnInvestmentMissing;
import nl.kring.programme.Planning;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New editions of a programme. */
@Controller
@ForCoordinators
class PlanController {

    private final Programmes programmes;
    private final Editions editions;
    private final Planning planning;
    private final StaffActions actions;
    private final Clock clock;

    PlanController(Programmes programmes, Editions editions, Planning planning, StaffActions actions, Clock clock) {
        this.programmes = programmes;
        this.editions = editions;
        this.planning = planning;
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping("/desk/programmes/{slug}/plan")
    String planForm(@PathVariable String slug, Model model, Locale locale) {
        return showPlan(find(slug), Typed.nothing(), model, locale);
    }

    @PostMapping("/desk/programmes/{slug}/plan")
    String plan(
            @PathVariable String slug,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Programme programme = find(slug);
        Typed typed = new Typed(fields);
        String title = typed.line("title");
        LocalDate kickOff = typed.date("kickOff");
        if (kickOff != null && !kickOff.isAfter(LocalDate.now(clock.withZone(AppClock.ZONE)))) {
            typed.refuse("kickOff", "past");
        }
        Edition like = earlier(programme).stream()
                .filter(edition -> edition.id().toString().equals(typed.value("like")))
                .findFirst()
                .orElse(null);
        OwnInvestment investment = planning.asksOwnInvestment(programme) ? investment(typed) : null;
        if (typed.isRight() && title != null && kickOff != null) {
            try {
                Edition edition = actions.planEdition(slug, title, kickOff, investment, like);
                Notice.good(redirect, "editionPlanned");
                return "redirect:/desk/editions/" + edition.id();
            } catch (OwnInvestmentMissing meanwhilePlanned) {
                typed.refuse("ownInvestment", "required");
            }
        }
        return showPlan(programme, typed, model, locale);
    }

    private static @Nullable OwnInvestment investment(Typed typed) {
        BigDecimal amount = typed.amount("ownInvestment");
        String source = typed.line("investmentSource");
        return amount == null || source == null ? null : new OwnInvestment(amount, source);
    }

    private String showPlan(Programme programme, Typed typed, Model model, Locale locale) {
        name(programme, model, locale);
        model.addAttribute("earlier", earlier(programme));
        model.addAttribute("asksInvestment", planning.asksOwnInvestment(programme));
        model.addAttribute("typed", typed);
        return "desk/plan";
    }

    /** The editions that a new one can be like, the latest first: those with as many meetings as the programme has now. */
    private List<Edition> earlier(Programme programme) {
        int meetings = programme.definition().numberOfMeetings();
        return editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme.id()).stream()
                .filter(edition -> edition.meetings().size() == meetings)
                .sorted(Comparator.comparing(Edition::enrolmentOpensAt).reversed())
                .toList();
    }

    private static void name(Programme programme, Model model, Locale locale) {
        model.addAttribute("slug", programme.slug());
        model.addAttribute("title", programme.definition().title().in(locale));
    }

    private Programme find(String slug) {
        return programmes.findBySlug(slug).orElseThrow(DeskPages::notFound);
    }
}
