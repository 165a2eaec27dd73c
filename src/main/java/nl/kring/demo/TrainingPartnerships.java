package nl.kring.demo;

import static nl.kring.demo.DemoSteps.COORDINATOR;
import static nl.kring.demo.DemoSteps.FACILITATOR;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.Domain;
import nl.kring.engagement.Gradation;
import nl.kring.engagement.Responsibility;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import nl.kring.time.Timetable;
import org.springframework.stereotype.Component;

/** Board engagement: one partnership that has compared its boards for the second time, and one whose boards are joining. */
@Component
class TrainingPartnerships implements Scenario {

    private static final String PROGRAMME = "bestuurlijke-betrokkenheid";

    private final Planning planning;
    private final Editions editions;
    private final Cycles cycles;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final DemoSteps steps;

    TrainingPartnerships(
            Planning planning,
            Editions editions,
            Cycles cycles,
            Enrolling enrolling,
            Enrolments enrolments,
            DemoSteps steps) {
        this.planning = planning;
        this.editions = editions;
        this.cycles = cycles;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.steps = steps;
    }

    /** A board that does not exist, with where it is and wants to be in each domain. */
    private record Board(
            String name, String givenName, String familyName, List<Gradation> now, List<Gradation> wanted) {

        /** Where it was and wanted to be at another time. */
        Board then(List<Gradation> thenNow, List<Gradation> thenWanted) {
            return new Board(name, givenName, familyName, thenNow, thenWanted);
        }

        String email() {
            return (givenName + "." + familyName).toLowerCase(Locale.ROOT).replace(' ', '-') + "@kring.example";
        }
    }

    private static final Gradation P = Gradation.PASSIVE;
    private static final Gradation F = Gradation.FOLLOWING;
    private static final Gradation A = Gradation.ACTIVE;
    private static final Gradation R = Gradation.PROACTIVE;

    private static final List<Board> UNDER_WAY = List.of(
            new Board("Stichting Rivierscholen", "Annelies", "Verkade", List.of(A, F, A), List.of(R, A, A)),
            new Board("Scholengroep Betuwerand", "Hugo", "Terwel", List.of(F, P, F), List.of(A, F, A)),
            new Board("Vereniging De Waalkade", "Mirjam", "Oskam", List.of(R, A, F), List.of(R, R, A)),
            new Board("Stichting Lingestroom", "Kees", "Brouwer", List.of(F, F, P), List.of(A, A, F)),
            new Board("Openbaar Onderwijs Maas en Waal", "Naima", "Chakir", List.of(A, A, A), List.of(A, A, R)));

    /** The same partnership two years before, when one of its boards was not there yet. */
    private static final List<Board> BEFORE = List.of(
            UNDER_WAY.get(0).then(List.of(F, P, F), List.of(A, F, A)),
            UNDER_WAY.get(1).then(List.of(P, P, F), List.of(F, F, F)),
            UNDER_WAY.get(2).then(List.of(A, F, F), List.of(R, A, A)),
            UNDER_WAY.get(4).then(List.of(F, F, A), List.of(A, A, A)));

    private static final List<Board> JOINING = List.of(
            new Board("Stichting Noorderstroom", "Gerben", "Hoekstra", List.of(A, F, F), List.of(A, A, A)),
            new Board("Scholen aan de Vecht", "Lotte", "Wiersma", List.of(P, P, F), List.of(F, F, A)),
            new Board("Het Drentse Veld", "Ids", "Feenstra", List.of(), List.of()),
            new Board("Stichting Havengebied", "Petra", "Kuiper", List.of(), List.of()));

    @Override
    public void plan(Timetable timetable, LocalDate today) {
        LocalDate metBefore = DemoSteps.tuesdayOf(today.minusWeeks(7))
                .minusYears(2)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.TUESDAY));
        timetable.on(metBefore.minusWeeks(11), () -> planFirstCycle(timetable, metBefore));
        timetable.on(
                today.minusWeeks(3), () -> planOpenCycle(timetable, DemoSteps.tuesdayOf(today.plusWeeks(8)), today));
    }

    // The partnership that has compared its boards, two years ago and lately ----------------------------------------

    /** The next cycle comes of it by itself. */
    private void planFirstCycle(Timetable timetable, LocalDate met) {
        Edition edition = planning.planEdition(PROGRAMME, "Samen Opleiden Rivierenland, " + Edition.titleFor(met), met);
        timetable.on(met.minusWeeks(10), () -> agree(edition, List.of("INSIGHT"), "YES", "2", "0"));
        List<Enrolment> boards = new ArrayList<>();
        for (int at = 0; at < BEFORE.size(); at++) {
            Board board = BEFORE.get(at);
            timetable.on(met.minusWeeks(8).plusDays(at), () -> {
                Enrolment enrolment = steps.enrolAndConfirm(edition, interest(board));
                boards.add(enrolment);
                takeInstrument(enrolment, board, met.plusWeeks(20));
            });
        }
        timetable.on(met.plusDays(1), () -> {
            steps.staff(
                    FACILITATOR,
                    edition.id(),
                    "Task_CompareBoards",
                    Map.of("smallGroups", "Veel herkenning.", "plenary", "Onderzoek blijft bij iedereen achter."));
            steps.staff(
                    COORDINATOR,
                    edition.id(),
                    "Task_RecordPlenaryAgreements",
                    Map.of("agreements", "Over twee jaar kijken we opnieuw, en dan hoort onderzoek erbij."));
        });
        timetable.on(met.plusWeeks(2), () -> boards.forEach(this::align));
        timetable.on(
                met.plusWeeks(21),
                () -> boards.forEach(board -> report(board, "DONE", "Het staat in alle schoolplannen.")));
        LocalDate again = met.plusMonths(24).with(TemporalAdjusters.nextOrSame(met.getDayOfWeek()));
        timetable.on(again.minusWeeks(11), () -> planCycleUnderWay(timetable, next(edition), again));
    }

    private Edition next(Edition before) {
        UUID next = cycles.findByPreviousEditionId(before.id()).orElseThrow().editionId();
        return editions.get(next);
    }

    private void planCycleUnderWay(Timetable timetable, Edition edition, LocalDate met) {
        timetable.on(
                met.minusWeeks(10), () -> agree(edition, List.of("INSIGHT", "ENGAGEMENT", "QUALITY"), "NO", "3", "1"));
        List<Enrolment> boards = new ArrayList<>();
        for (int at = 0; at < UNDER_WAY.size(); at++) {
            int number = at;
            Board board = UNDER_WAY.get(number);
            LocalDate enrols = met.minusWeeks(11).plusDays(1 + 2L * number);
            timetable.on(enrols, () -> boards.add(join(edition, board)));
            timetable.on(
                    enrols.plusWeeks(3),
                    () -> takeInstrument(boards.get(number), board, met.plusWeeks(5 + 2L * number)));
        }
        timetable.on(met.plusDays(1), () -> compare(edition, met));
        timetable.on(met.plusWeeks(2), () -> boards.stream().limit(4).forEach(this::align));
        timetable.on(met.plusDays(2), () -> planVisit(boards.get(0), met.plusWeeks(2)));
        timetable.on(met.plusDays(3), () -> planVisit(boards.get(1), met.plusWeeks(9)));
        timetable.on(
                met.plusWeeks(2).plusDays(1),
                () -> steps.staff(
                        COORDINATOR,
                        boards.get(0).id(),
                        "Task_RecordVisit",
                        Map.of(
                                "made",
                                "YES",
                                "report",
                                "Het bestuur wil voor onderzoek een stap zetten en zoekt daarvoor een maatje. We "
                                        + "brengen het in contact met De Waalkade.")));
        timetable.on(
                met.plusWeeks(5).plusDays(2),
                () -> report(boards.get(0), "DONE", "Alle schoolplannen hebben nu een doel voor opleiden."));
    }

    /** Who was in the cycle before is enrolled already, and confirms that. */
    private Enrolment join(Edition edition, Board board) {
        Optional<Enrolment> enrolled = enrolments.findByEditionIdOrderByReceipt(edition.id()).stream()
                .filter(each -> each.email().equals(board.email()))
                .findFirst();
        enrolled.ifPresent(each -> enrolling.confirmAddress(each.id()));
        return enrolled.orElseGet(() -> steps.enrolAndConfirm(edition, interest(board)));
    }

    private void report(Enrolment board, String outcome, String report) {
        steps.candidateIfAsked(board, "Task_ReportOnActionPoint", Map.of("outcome", outcome, "report", report));
    }

    private void compare(Edition edition, LocalDate met) {
        steps.staff(
                FACILITATOR,
                edition.id(),
                "Task_CompareBoards",
                Map.of(
                        "smallGroups",
                        "Besturen herkennen elkaars worsteling met onderzoek. Wie actief is, begon klein: met één vraag "
                                + "uit één school.",
                        "plenary",
                        "We willen vaker bij elkaar in de scholen kijken, en onderzoek een vaste plek op de agenda "
                                + "geven."));
        Map<String, Object> agreements = new HashMap<>(
                point(1, "Een kalender maken voor schoolbezoeken over en weer", "Mirjam Oskam", met.plusWeeks(10)));
        agreements.put(
                "agreements",
                "Elk bestuur bezoekt dit jaar een opleidingsschool van een ander bestuur. Onderzoek staat op elke "
                        + "stuurgroepagenda.");
        steps.staff(COORDINATOR, edition.id(), "Task_RecordPlenaryAgreements", agreements);
        Map<String, Object> goal = new HashMap<>(
                point(1, "Een onderzoeksvraag per bestuur verzamelen", "Carla Coördinator", met.plusWeeks(14)));
        goal.put("domains", "Samen opleiden staat er goed voor. Onderzoek blijft bij drie besturen achter.");
        goal.put("role", "Wie actief is, neemt een bestuur mee dat nog volgt.");
        goal.put("lines", "Bestuurders spreken elkaar alleen in de stuurgroep. Er komt een korte lijn per duo.");
        goal.put("goal", "Over een jaar is geen bestuur meer passief, in geen enkel domein.");
        steps.staff(COORDINATOR, edition.id(), "Task_SetImprovementGoal", goal);
    }

    private void align(Enrolment board) {
        steps.candidate(
                board,
                "Task_AlignWithPartnership",
                Map.of(
                        "contribution", "Een directeur met ervaring in praktijkonderzoek.",
                        "needs", "Tijd van de instituutsopleider om mee te denken.",
                        "agreed", "Besproken met de programmaleider; we beginnen na de voorjaarsvakantie."));
    }

    private void planVisit(Enrolment board, LocalDate day) {
        steps.staff(
                COORDINATOR,
                board.id(),
                "Task_PlanVisit",
                Map.of(
                        "visitor",
                        "Ruben Postma",
                        "startsAt",
                        day.atTime(10, 0).toString(),
                        "place",
                        "Het bestuurskantoor van " + board.organisation()));
    }

    // The partnership whose boards are joining ----------------------------------------

    private void planOpenCycle(Timetable timetable, LocalDate meets, LocalDate today) {
        Edition edition = planning.planEdition(PROGRAMME, "Opleidingsregio Noord, " + Edition.titleFor(meets), meets);
        timetable.on(today.minusDays(18), () -> agree(edition, List.of("INSIGHT"), "YES", "2", "0"));
        timetable.on(today.minusDays(16), () -> {
            Enrolment ready = steps.enrolAndConfirm(edition, interest(JOINING.get(0)));
            takeInstrument(ready, JOINING.get(0), meets.plusWeeks(10));
        });
        timetable.on(today.minusDays(9), () -> {
            Board board = JOINING.get(1);
            Enrolment halfWay = steps.enrolAndConfirm(edition, interest(board));
            read(halfWay);
            steps.candidate(halfWay, "Task_DescribeCurrentSituation", current(board));
        });
        timetable.on(today.minusDays(4), () -> steps.enrolAndConfirm(edition, interest(JOINING.get(2))));
        timetable.on(today.minusDays(2), () -> steps.enrol(edition, interest(JOINING.get(3))));
    }

    // Forms ----------------------------------------

    private void agree(Edition edition, List<String> goals, String passive, String active, String proactive) {
        steps.staff(
                COORDINATOR,
                edition.id(),
                "Task_AgreeOnCycle",
                Map.ofEntries(
                        Map.entry("goesAhead", "YES"),
                        Map.entry("cycleKind", "PARTNERSHIP"),
                        Map.entry("goals", goals),
                        Map.entry("moment", "Bij toetreding, en daarna elke twee jaar"),
                        Map.entry("repeatAfterMonths", "24"),
                        Map.entry("passiveAcceptable", passive),
                        Map.entry("active", active),
                        Map.entry("proactive", proactive),
                        Map.entry("equalAttention", "YES"),
                        Map.entry("remindBeforeDays", "14")));
    }

    private static Map<String, Object> interest(Board board) {
        return Map.of(
                "givenName", board.givenName(),
                "familyName", board.familyName(),
                "email", board.email(),
                "phone", "030 555 01 23",
                "organisation", board.name(),
                "role", "Bestuurder",
                "sector", "PRIMARY");
    }

    private void takeInstrument(Enrolment enrolment, Board board, LocalDate dueOn) {
        read(enrolment);
        steps.candidate(enrolment, "Task_DescribeCurrentSituation", current(board));
        steps.candidate(enrolment, "Task_DescribeResponsibilities", responsibilities());
        steps.candidate(enrolment, "Task_DescribeDesiredSituation", wanted(board));
        steps.candidate(
                enrolment,
                "Task_SetActionPoints",
                point(
                        1,
                        "In elk schoolplan een doel voor samen opleiden opnemen",
                        board.givenName() + " " + board.familyName(),
                        dueOn));
    }

    private void read(Enrolment enrolment) {
        steps.candidate(
                enrolment,
                "Task_ReadInstrument",
                Map.of(
                        "readWith", "De collega-bestuurder en twee directeuren",
                        "reflectPresence", "In het strategisch plan en in de gesprekken met directeuren.",
                        "reflectPriority", "Schoolontwikkeling door onderzoek: daar gebeurt nog weinig."));
    }

    private static Map<String, Object> current(Board board) {
        Map<String, Object> answers = new HashMap<>();
        for (Domain domain : Domain.values()) {
            String name = domain.name().toLowerCase(Locale.ROOT);
            Gradation now = board.now().get(domain.ordinal());
            answers.put(name + "Now", now.name());
            answers.put(name + "Examples", example(now));
            answers.put(name + "Deliberate", now.isAtLeast(A) ? "YES" : "NO");
            answers.put(name + "Structural", now.isAtLeast(F) ? "YES" : "NO");
            answers.put(name + "Secured", now == R ? "YES" : "NO");
        }
        answers.put("reflectOthers", "De directeuren zetten ons één stap lager. Dat was een goed gesprek.");
        return answers;
    }

    private static Map<String, Object> wanted(Board board) {
        Map<String, Object> answers = new HashMap<>();
        for (Domain domain : Domain.values()) {
            String name = domain.name().toLowerCase(Locale.ROOT);
            answers.put(name + "Wanted", board.wanted().get(domain.ordinal()).name());
            answers.put(
                    name + "WantedExamples",
                    "Elke school heeft er een doel voor, en we bespreken het twee keer per jaar.");
        }
        answers.put("reflectDifference", "Bij onderzoek. Het vraagt vooral dat we er tijd voor vrijmaken.");
        return answers;
    }

    private static String example(Gradation gradation) {
        return switch (gradation) {
            case PASSIVE -> "Het stond dit jaar niet op onze agenda.";
            case FOLLOWING -> "We geven uren en horen van de schoolopleiders hoe het gaat.";
            case ACTIVE -> "We bespreken het elk kwartaal met de directeuren en evalueren de doelen.";
            case PROACTIVE -> "We trekken de werkgroep voor de regio en helpen twee andere besturen op weg.";
        };
    }

    private static Map<String, Object> responsibilities() {
        Map<String, Object> answers = new HashMap<>();
        for (Responsibility cell : Responsibility.all()) {
            String level = cell.level().name();
            answers.put(
                    cell.aspect().name().toLowerCase(Locale.ROOT)
                            + level.charAt(0)
                            + level.substring(1).toLowerCase(Locale.ROOT),
                    does(cell));
        }
        answers.put("reflectGaps", "In het partnerschap staat het minst. Daar willen we meer laten zien.");
        return answers;
    }

    private static String does(Responsibility cell) {
        return switch (cell.level()) {
            case SCHOOL -> "We bespreken het in het jaarlijkse gesprek met elke directeur.";
            case BOARD -> "Het staat in het strategisch plan en op de bestuursagenda.";
            case PARTNERSHIP -> "We nemen deel aan de stuurgroep.";
        };
    }

    private static Map<String, Object> point(int number, String what, String owner, LocalDate dueOn) {
        String point = "point" + number;
        return Map.of(point + "What", what, point + "Owner", owner, point + "DueOn", dueOn.toString());
    }
}
