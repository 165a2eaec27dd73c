package nl.kring.demo;

import static nl.kring.demo.DemoSteps.FACILITATOR;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import nl.kring.time.AppClock;
import nl.kring.time.Timetable;
import org.springframework.stereotype.Component;

/** The cross-sector trajectory: an edition whose two groups have had their first visit, and one that is open. */
@Component
class ImprovementCulture implements Scenario {

    private static final String PROGRAMME = "verbetercultuur";
    private static final Duration BETWEEN_ENROLMENTS = Duration.ofHours(11);

    private static final List<BoardMember> OF_LAST_YEAR = List.of(
            new BoardMember(
                    "Aafke", "Sikkema", "Stichting Weidevenne", 1, "Hoe word ik nieuwsgierig naar wat misgaat?"),
            new BoardMember("Bram", "Tolsma", "Scholengroep Havenkwartier", 1, "Hoe lang houd je verbeteren vol?"),
            new BoardMember("Chaima", "Bensaïd", "Het Sterrenbos", 1, "Wat vraagt dit van mijn eigen gedrag?"),
            new BoardMember("Douwe", "Kingma", "Stichting Zeeklei", 2, "Hoe maken we resultaten bespreekbaar?"),
            new BoardMember("Esra", "Polat", "Lyceumgroep Midden", 2, "Hoe laat ik teams zelf hun problemen oplossen?"),
            new BoardMember("Frank", "Rutgers", "Openbaar Onderwijs Zandgrond", 2, "Waar begin je, en waar niet?"));

    private static final List<BoardMember> OF_NEXT_YEAR = List.of(
            new BoardMember("Greet", "Halsema", "Stichting Bosrand", 1, "Hoe krijg ik rust in alle projecten?"),
            new BoardMember("Hidde", "Mollema", "Scholen van de Vecht", 2, "Hoe leer je van een ander vak?"),
            new BoardMember("Inge", "Claessen", "Stichting Maasoever", 1, "Wat is mijn rol als het vanzelf gaat?"));

    private final Planning planning;
    private final Enrolments enrolments;
    private final DemoSteps steps;

    ImprovementCulture(Planning planning, Enrolments enrolments, DemoSteps steps) {
        this.planning = planning;
        this.enrolments = enrolments;
        this.steps = steps;
    }

    /** Somebody who does not exist, of a board that does not exist. */
    private record BoardMember(String givenName, String familyName, String board, int group, String question) {

        String email() {
            return (givenName + "." + familyName).toLowerCase(Locale.ROOT).replace("ï", "i") + "@bestuur.example";
        }
    }

    @Override
    public void plan(Timetable timetable, LocalDate today) {
        LocalDate lastKickOff = DemoSteps.tuesdayOf(today.minusWeeks(4));
        ZonedDateTime beginning = lastKickOff.minusWeeks(14).atTime(9, 0).atZone(AppClock.ZONE);
        timetable.at(beginning, () -> {
            Edition underWay = planning.planEdition(PROGRAMME, Edition.titleFor(lastKickOff), lastKickOff);
            planEnrolling(timetable, underWay, OF_LAST_YEAR, beginning);
            timetable.on(
                    lastKickOff.minusWeeks(3),
                    () -> steps.goAhead(
                            underWay, "Kleiner dan bedoeld, maar de gastheren staan klaar en de groepen willen."));
            timetable.on(lastKickOff.minusWeeks(2), () -> underWay.kickOffs().forEach(this::prepare));
            timetable.on(lastKickOff.minusDays(4), () -> underWay.kickOffs().forEach(this::handInExceptTheLast));
            timetable.on(
                    lastKickOff.minusWeeks(1),
                    () -> enrolments.participantsOf(underWay.id()).forEach(steps::pay));
            timetable.at(underWay.kickOff().endsAt().plusHours(15), () -> recordSetUp(underWay));
            // The second group has little good to say: a coordinator is asked to act.
            List<List<Integer>> ratings = List.of(List.of(9, 8, 9), List.of(7, 8, 6));
            underWay.kickOffs()
                    .forEach(visit -> timetable.at(
                            visit.endsAt().plusHours(16), () -> lookBack(visit, ratings.get(visit.group() - 1))));
        });
        timetable.on(today.minusWeeks(3), () -> openNext(timetable, today));
    }

    private void planEnrolling(
            Timetable timetable, Edition edition, List<BoardMember> people, ZonedDateTime beginning) {
        steps.offerTimes(edition, 4, people.size());
        ZonedDateTime moment = beginning;
        for (BoardMember person : people) {
            timetable.at(moment, () -> {
                Enrolment enrolment = steps.enrolAndConfirm(edition, interest(person));
                fillInIntakeForm(enrolment, person);
                timetable.at(steps.chooseTime(enrolment), () -> {
                    steps.holdConversation(enrolment);
                    steps.admit(enrolment);
                });
            });
            moment = moment.plus(BETWEEN_ENROLMENTS);
        }
    }

    private void prepare(Meeting visit) {
        steps.staff(
                FACILITATOR,
                visit.id(),
                "Task_PrepareSession",
                Map.of(
                        "theme", "Kijken naar verbeteren op de werkvloer",
                        "material", "Een korte tekst over dagstarts en het bord waarop problemen zichtbaar worden.",
                        "assignments", "Loop een uur mee op een van je scholen en noteer wat mensen ophoudt.",
                        "mode", "PHYSICAL"));
    }

    /** Before a visit; who does not is asked in vain. */
    private void handInExceptTheLast(Meeting visit) {
        List<Enrolment> people = enrolments.participantsOf(visit);
        people.subList(0, people.size() - 1)
                .forEach(person -> steps.candidate(
                        person,
                        "Task_HandInAssignment",
                        Map.of(
                                "answer",
                                "Een uur in groep 6 en een uur op kantoor. Wat ophoudt: dingen zoeken, en wachten op "
                                        + "een antwoord dat iemand anders heeft.")));
    }

    private void recordSetUp(Edition edition) {
        Map<String, Object> setUp = new HashMap<>(DemoSteps.plannedSessions(edition));
        setUp.put("themes", "Leiderschap, visie en planning, verantwoording, eigen professionaliteit");
        setUp.put("workingForm", "Werkbezoeken, voorbereid met opdrachten");
        setUp.put("workingAgreements", "Wat een gastheer laat zien, blijft binnen de groep.");
        setUp.put("place", edition.kickOff().place());
        steps.staff(FACILITATOR, edition.id(), "Task_RecordSetUp", setUp);
        enrolments
                .participantsOf(edition.id())
                .forEach(
                        person -> steps.candidateIfAsked(person, "Task_ConfirmAgreement", Map.of("confirmed", "true")));
    }

    private void lookBack(Meeting visit, List<Integer> ratings) {
        List<Enrolment> people = enrolments.participantsOf(visit);
        steps.staff(
                FACILITATOR,
                visit.id(),
                "Task_RegisterAttendance",
                Map.of(
                        "held", "HELD",
                        "present",
                                people.stream()
                                        .map(person -> person.id().toString())
                                        .toList(),
                        "yield", "Problemen zijn er om te zien, niet om te verbergen.",
                        "nextTheme", "Verantwoording en vertrouwen"));
        for (int at = 0; at < people.size(); at++) {
            int rating = ratings.get(at);
            Map<String, Object> opinion = new HashMap<>(
                    Map.of("rating", Integer.toString(rating), "mostValuable", "De rondgang met de teamleiders."));
            if (rating < 8) {
                opinion.put("toImprove", "Te weinig tijd om met de mensen op de vloer te praten.");
            }
            steps.candidateIfAsked(people.get(at), "Task_RateSession", opinion);
        }
    }

    private void openNext(Timetable timetable, LocalDate today) {
        LocalDate kickOff = DemoSteps.tuesdayOf(today.plusWeeks(14));
        Edition edition = planning.planEdition(PROGRAMME, Edition.titleFor(kickOff) + " (voorjaar)", kickOff);
        planEnrolling(
                timetable,
                edition,
                OF_NEXT_YEAR.subList(0, 2),
                today.minusWeeks(3).atTime(14, 0).atZone(AppClock.ZONE));
        timetable.on(today.minusDays(2), () -> steps.enrolAndConfirm(edition, interest(OF_NEXT_YEAR.get(2))));
    }

    private static Map<String, Object> interest(BoardMember person) {
        return Map.of(
                "givenName", person.givenName(),
                "familyName", person.familyName(),
                "email", person.email(),
                "organisation", person.board(),
                "role", "Bestuurder",
                "sector", "OTHER",
                "group", Integer.toString(person.group()));
    }

    private void fillInIntakeForm(Enrolment enrolment, BoardMember person) {
        steps.candidate(
                enrolment,
                "Task_FillInIntakeForm",
                Map.ofEntries(
                        Map.entry("developmentQuestion", person.question()),
                        Map.entry("priorKnowledge", "Gelezen over verbetercultuur, nog weinig gezien."),
                        Map.entry("organisationContext", person.board() + ", een bestuur met scholen in de regio."),
                        Map.entry("bring", "De bereidheid om mijn eigen werk te laten zien."),
                        Map.entry("get", "Voorbeelden van buiten het onderwijs."),
                        Map.entry("billingOrganisation", person.board()),
                        Map.entry("billingStreet", "Bestuurslaan 2"),
                        Map.entry("billingPostcode", "3511 AB"),
                        Map.entry("billingCity", "Utrecht"),
                        Map.entry("billingCountry", "NL"),
                        Map.entry("billingChamberOfCommerce", "90001236"),
                        Map.entry("billingEmail", "facturen@bestuur.example")));
    }
}
