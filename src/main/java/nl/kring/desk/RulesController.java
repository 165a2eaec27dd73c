package nl.kring.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.desk.StaffActions.ChangedMeanwhile;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.OwnInvestment;
import nl.kring.programme.OwnInvestmentMissing;
import nl.kring.programme.Planning;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition.Indications;
import nl.kring.programme.ProgrammeDefinition.Wait;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For whom a programme is meant, how long its steps wait, and new editions of it. */
@Controller
@ForCoordinators
class RulesController {

    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

    /** The steps in the order in which people meet them; a step that is not named here comes after these. */
    private static final List<String> ORDER = List.of(
            "awaitConfirmation",
            "awaitPlace",
            "acceptOfferedPlace",
            "fillInIntakeForm",
            "chooseConversationTime",
            "callCandidate",
            "agreeConversationTime",
            "holdIntakeConversation",
            "decideOnAdmission",
            "decideOnTakingPart",
            "followUpMissingDecision",
            "holdSecondConversation",
            "decideGoOrNoGo",
            "recordSetUp",
            "confirmAgreement",
            "settleMissingConfirmations",
            "awaitContractConfirmation",
            "prepareSession",
            "bringContribution",
            "registerAttendance",
            "followUpAbsence",
            "rateSession",
            "fillInBaseline",
            "fillInEvaluation",
            "discussResults",
            "decideOnContinuation");

    private final Programmes programmes;
    private final Editions editions;
    private final Planning planning;
    private final EditionPages pages;
    private final StaffActions actions;
    private final Clock clock;

    RulesController(
            Programmes programmes,
            Editions editions,
            Planning planning,
            EditionPages pages,
            StaffActions actions,
            Clock clock) {
        this.programmes = programmes;
        this.editions = editions;
        this.planning = planning;
        this.pages = pages;
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping("/desk/programmes/{slug}")
    String programme(@PathVariable String slug, Model model, Locale locale) {
        Programme programme = find(slug);
        Indications indications = programme.definition().indications();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("salaryScaleFrom", typed(indications.salaryScaleFrom()));
        values.put("salaryScaleTo", typed(indications.salaryScaleTo()));
        values.put("pupilsAtLeast", typed(indications.pupilsAtLeast()));
        values.put("experienceAtMost", typed(indications.experienceAtMost()));
        programme.definition().waits().forEach((step, wait) -> {
            values.put("remind." + step, inDays(wait.remindAfter()));
            values.put("escalate." + step, inDays(wait.escalateAfter()));
            if (wait.endAfter() != null) {
                values.put("end." + step, inDays(wait.endAfter()));
            }
        });
        values.put("seen", StaffActions.rulesOf(programme));
        return show(programme, new Typed(values), model, locale);
    }

    @PostMapping("/desk/programmes/{slug}")
    String adjust(
            @PathVariable String slug,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Programme programme = find(slug);
        Typed typed = new Typed(fields);
        Indications indications = indications(typed);
        Map<String, Wait> waits = waits(programme, typed);
        if (typed.isRight() && indications != null) {
            try {
                actions.adjust(slug, typed.value("seen"), indications, waits);
                Notice.good(redirect, "programmeAdjusted");
                return "redirect:/desk/programmes/" + slug;
            } catch (ChangedMeanwhile | ObjectOptimisticLockingFailureException changed) {
                typed.outdated(StaffActions.rulesOf(find(slug)));
            }
        }
        return show(programme, typed, model, locale);
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

    private static @Nullable Indications indications(Typed typed) {
        Integer from = typed.optionalNumber("salaryScaleFrom", 1, 18);
        Integer to = typed.optionalNumber("salaryScaleTo", 1, 18);
        Integer pupils = typed.optionalNumber("pupilsAtLeast", 0, 1_000_000);
        Integer experience = typed.optionalNumber("experienceAtMost", 0, 50);
        if (from == null && to != null) {
            typed.refuse("salaryScaleFrom", "required");
        }
        if (to == null && from != null) {
            typed.refuse("salaryScaleTo", "required");
        }
        if (from != null && to != null && from > to) {
            typed.refuse("salaryScaleTo", "backwards");
        }
        return typed.isRight() ? new Indications(from, to, pupils, experience) : null;
    }

    private static String typed(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static Map<String, Wait> waits(Programme programme, Typed typed) {
        Map<String, Wait> waits = new LinkedHashMap<>();
        programme.definition().waits().forEach((step, current) -> {
            boolean ends = current.endAfter() != null;
            BigDecimal remind = typed.days("remind." + step);
            BigDecimal escalate = typed.days("escalate." + step);
            BigDecimal end = ends ? typed.days("end." + step) : null;
            if (remind == null || escalate == null || (ends && end == null)) {
                return;
            }
            if (escalate.compareTo(remind) <= 0) {
                typed.refuse("escalate." + step, "escalateFirst");
            } else if (end != null && end.compareTo(escalate) <= 0) {
                typed.refuse("end." + step, "endFirst");
            } else {
                waits.put(step, new Wait(duration(remind), duration(escalate), end == null ? null : duration(end)));
            }
        });
        return waits;
    }

    private static int order(String step) {
        if (step.equals("default")) {
            return Integer.MAX_VALUE;
        }
        int known = ORDER.indexOf(step);
        return known < 0 ? ORDER.size() : known;
    }

    private static Duration duration(BigDecimal days) {
        return Duration.ofSeconds(days.multiply(SECONDS_A_DAY).longValue());
    }

    private static String inDays(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds())
                .divide(SECONDS_A_DAY, 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String show(Programme programme, Typed typed, Model model, Locale locale) {
        name(programme, model, locale);
        model.addAttribute(
                "steps",
                programme.definition().waits().keySet().stream()
                        .sorted(Comparator.comparingInt(RulesController::order).thenComparing(step -> step))
                        .toList());
        model.addAttribute(
                "ends",
                programme.definition().waits().entrySet().stream()
                        .filter(wait -> wait.getValue().endAfter() != null)
                        .map(Map.Entry::getKey)
                        .toList());
        model.addAttribute("editions", pages.lines(programme.id()));
        model.addAttribute("typed", typed);
        return "desk/programme";
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
