package nl.kring.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.kring.initiative.Applying;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.Initiatives;
import nl.kring.programme.Edition;
import nl.kring.programme.OwnInvestment;
import nl.kring.programme.Planning;
import nl.kring.programme.ProgrammeDefinition.Criterion;
import nl.kring.programme.Programmes;
import nl.kring.time.Timetable;
import org.springframework.stereotype.Component;

/** A network that came of an application: the academy contributes to its first year, its second is its own investment. */
@Component
class SupportedNetwork implements Scenario {

    private final Applying applying;
    private final Initiatives initiatives;
    private final Programmes programmes;
    private final Planning planning;
    private final DemoSteps steps;

    SupportedNetwork(
            Applying applying, Initiatives initiatives, Programmes programmes, Planning planning, DemoSteps steps) {
        this.applying = applying;
        this.initiatives = initiatives;
        this.programmes = programmes;
        this.planning = planning;
        this.steps = steps;
    }

    @Override
    public void plan(Timetable timetable, LocalDate today) {
        timetable.on(today.minusWeeks(6), () -> apply(timetable, today));
    }

    private void apply(Timetable timetable, LocalDate today) {
        Map<String, Object> answers = new HashMap<>(SectorAcademy.APPLICATION);
        answers.put("givenName", "Anouk");
        answers.put("familyName", "Verbree");
        answers.put("email", "anouk.verbree@kring.example");
        answers.put("organisation", "Lyceum De Brug");
        answers.put("role", "Conrector");
        answers.put("network", "Sturen met cijfers en verhalen");
        answers.put("question", "Hoe gebruiken we cijfers zonder het verhaal van de school kwijt te raken?");
        answers.put(
                "need", "Zeven conrectoren kregen nieuwe cijfers over hun school en wisten niet wat ermee te doen.");
        answers.put("development", "Cijfers duiden, het gesprek met teams voeren en keuzes uitleggen.");
        answers.put("meetings", "3");
        answers.put("participants", "8");
        UUID application = applying.apply(
                        SectorAcademy.ACADEMY, answers, Locale.forLanguageTag("nl"), "demonstration-network")
                .id();
        applying.confirm(application);
        timetable.on(today.minusWeeks(5), () -> support(application));
        timetable.on(today.minusWeeks(4), () -> plan(application, today));
    }

    private void support(UUID application) {
        Map<String, Object> criteria = new HashMap<>();
        for (Criterion criterion : Objects.requireNonNull(programmes
                        .findBySlug(SectorAcademy.ACADEMY)
                        .orElseThrow()
                        .definition()
                        .support())
                .criteria()) {
            criteria.put(criterion.name(), "YES");
            criteria.put(criterion.name() + "Reason", "Dat blijkt uit de aanvraag.");
        }
        steps.staff(DemoSteps.COORDINATOR, application, "Task_AssessCriteria", criteria);
        steps.staff(
                DemoSteps.FACILITATOR,
                application,
                "Task_AdviseOnApplication",
                Map.of(
                        "advice", "YES",
                        "reason", "Een scherpe vraag, en een groep die er al is.",
                        "coreOfWork", "STRONG",
                        "learningTogether", "STRONG",
                        "calm", "ENOUGH",
                        "inquiring", "STRONG",
                        "quality", "ENOUGH"));
        steps.staff(
                DemoSteps.COORDINATOR,
                application,
                "Task_DecideOnSupport",
                Map.of(
                        "decision", "YES",
                        "reason", "De vraag leeft op veel scholen en de opzet is voor twee jaar.",
                        "contribution", "2500",
                        "purposes", List.of("FACILITATOR", "SPEAKERS"),
                        "help", List.of("RECRUITING")));
        steps.staff(
                DemoSteps.FACILITATOR,
                application,
                "Task_HelpNetwork",
                Map.of("notes", "De oproep staat in de nieuwsbrief; vier scholen hebben zich gemeld."));
    }

    private void plan(UUID application, LocalDate today) {
        LocalDate kickOff = DemoSteps.tuesdayOf(today.plusWeeks(12));
        Map<String, Object> answers = new HashMap<>();
        answers.put("titleNl", "Sturen met cijfers en verhalen");
        answers.put("titleEn", "Steering by figures and stories");
        answers.put("summaryNl", "Conrectoren leren van elkaar wat cijfers over hun school zeggen, en wat niet.");
        answers.put(
                "summaryEn", "Deputy heads learn from each other what figures say about their school, and what not.");
        answers.put(
                "descriptionNl",
                "Cijfers zijn er genoeg. In dit netwerk leg je ze naast de verhalen van leerlingen en docenten, en oefen "
                        + "je het gesprek daarover met je team.");
        answers.put(
                "descriptionEn",
                "There are figures enough. In this network you put them beside the stories of pupils and teachers, and "
                        + "practise the conversation about both with your team.");
        answers.put("minimum", "6");
        answers.put("maximum", "12");
        answers.put("fee", new BigDecimal("300"));
        answers.put("kickOff", kickOff.toString());
        steps.staff(DemoSteps.COORDINATOR, application, "Task_PlanNetwork", answers);
        Initiative supported = initiatives.get(application);
        LocalDate secondYear = DemoSteps.tuesdayOf(kickOff.plusYears(1));
        planning.planEdition(
                programmes.get(Objects.requireNonNull(supported.networkId())).slug(),
                Edition.titleFor(secondYear),
                secondYear,
                new OwnInvestment(new BigDecimal("1800.00"), "Bijdragen van de acht scholen, naar grootte"));
    }
}
