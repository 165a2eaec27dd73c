package nl.kring.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.enrolment.Places;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.OwnInvestment;
import nl.kring.programme.OwnInvestmentMissing;
import nl.kring.programme.Planning;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import nl.kring.time.Holidays;
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
    private final Places places;
    private final StaffActions actions;
    private final Clock clock;

    PlanController(
            Programmes programmes,
            Editions editions,
            Planning planning,
            Places places,
            StaffActions actions,
            Clock clock) {
        this.programmes = programmes;
        this.editions = editions;
        this.planning = planning;
        this.places = places;
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping("/desk/programmes/{slug}/plan")
    String form(@PathVariable String slug, Model model, Locale locale) {
        Programme programme = find(slug);
        Map<String, String> values = new LinkedHashMap<>();
        LocalDate kickOff = usualKickOff(programme);
        values.put("title", Edition.titleFor(kickOff));
        values.put("kickOff", kickOff.toString());
        return showForm(programme, new Typed(values), model, locale);
    }

    /** On the day of the week of the latest edition, a year later; the day of the programme where there is none. */
    private LocalDate usualKickOff(Programme programme) {
        LocalDate today = LocalDate.now(clock.withZone(AppClock.ZONE));
        LocalDate kickOff = editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme.id()).stream()
                .map(edition -> edition.startsAt().toLocalDate())
                .max(Comparator.naturalOrder())
                .map(latest -> latest.plusWeeks(52))
                .orElseGet(() -> programme.definition().meetings().get(0).day().atYear(today.getYear()));
        while (!kickOff.isAfter(today)) {
            kickOff = kickOff.plusWeeks(52);
        }
        return kickOff;
    }

    /** The dates that the edition would have. */
    @PostMapping("/desk/programmes/{slug}/plan/look")
    String look(@PathVariable String slug, @RequestParam Map<String, String> fields, Model model, Locale locale) {
        Programme programme = find(slug);
        Typed typed = new Typed(fields);
        Wish wish = read(programme, typed);
        if (wish == null) {
            return showForm(programme, typed, model, locale);
        }
        Edition like = wish.like();
        Edition edition = planning.draft(programme, wish.title(), wish.kickOff(), like);
        Map<Integer, Holidays> holidays = new HashMap<>();
        edition.meetings()
                .forEach(meeting -> Holidays.on(meeting.startsAt().toLocalDate())
                        .ifPresent(holiday -> holidays.put(meeting.number(), holiday)));
        name(programme, model, locale);
        model.addAttribute("edition", edition);
        model.addAttribute("like", like);
        model.addAttribute("fee", wish.fee() == null ? edition.fee() : wish.fee());
        model.addAttribute(
                "capacity",
                like == null
                        ? programme.definition().places().maximum()
                        : places.occupancy(like.id()).capacity());
        model.addAttribute("holidays", holidays);
        model.addAttribute("opensAtOnce", edition.priorityOpensAt().toInstant().isBefore(clock.instant()));
        Map<String, String> sent = new LinkedHashMap<>(fields);
        sent.remove("_csrf");
        model.addAttribute("fields", sent);
        return "desk/plan-check";
    }

    /** Goes back to what was typed. */
    @PostMapping("/desk/programmes/{slug}/plan/again")
    String again(@PathVariable String slug, @RequestParam Map<String, String> fields, Model model, Locale locale) {
        return showForm(find(slug), new Typed(fields), model, locale);
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
        Wish wish = read(programme, typed);
        if (wish != null) {
            try {
                Edition edition = actions.planEdition(
                        slug, wish.title(), wish.kickOff(), wish.investment(), wish.like(), wish.fee());
                Notice.good(redirect, "editionPlanned");
                return "redirect:/desk/editions/" + edition.id();
            } catch (OwnInvestmentMissing meanwhilePlanned) {
                typed.refuse("ownInvestment", "required");
            }
        }
        return showForm(programme, typed, model, locale);
    }

    private record Wish(
            String title,
            LocalDate kickOff,
            @Nullable Edition like,
            @Nullable OwnInvestment investment,
            @Nullable BigDecimal fee) {}

    /** Null where something is wrong, which is said field by field. */
    private @Nullable Wish read(Programme programme, Typed typed) {
        String title = typed.line("title");
        LocalDate kickOff = typed.date("kickOff");
        if (kickOff != null && !kickOff.isAfter(LocalDate.now(clock.withZone(AppClock.ZONE)))) {
            typed.refuse("kickOff", "past");
        }
        Edition like = earlier(programme).stream()
                .filter(edition -> edition.id().toString().equals(typed.value("like")))
                .findFirst()
                .orElse(null);
        BigDecimal fee = typed.value("fee").isBlank() ? null : typed.amountOrNothing("fee");
        OwnInvestment investment = planning.asksOwnInvestment(programme) ? investment(typed) : null;
        return typed.isRight() && title != null && kickOff != null
                ? new Wish(title, kickOff, like, investment, fee)
                : null;
    }

    private static @Nullable OwnInvestment investment(Typed typed) {
        BigDecimal amount = typed.amount("ownInvestment");
        String source = typed.line("investmentSource");
        return amount == null || source == null ? null : new OwnInvestment(amount, source);
    }

    private String showForm(Programme programme, Typed typed, Model model, Locale locale) {
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
