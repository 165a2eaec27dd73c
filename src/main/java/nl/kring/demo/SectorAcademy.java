package nl.kring.demo;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.initiative.Applying;
import nl.kring.network.NetworkLife;
import nl.kring.network.NetworkMembers;
import nl.kring.network.NetworkMembers.Profile;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.programme.NetworkPhase;
import nl.kring.programme.Planning;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import nl.kring.time.Timetable;
import org.springframework.stereotype.Component;

/** The networks of the sector academy: one under way, one open with two people in it, the others planned. */
@Component
class SectorAcademy implements Scenario {

    static final String ACADEMY = "leernetwerken";
    private static final String UNDER_WAY = "persoonlijk-leiderschap";
    private static final String OPEN = "slim-besturen";

    /** An application that meets all criteria but one: there are two meetings a year. */
    static final Map<String, Object> APPLICATION = Map.ofEntries(
            Map.entry("givenName", "Roos"),
            Map.entry("familyName", "Timmerman"),
            Map.entry("email", "roos.timmerman@kring.example"),
            Map.entry("organisation", "Scholengroep De Merwe"),
            Map.entry("role", "Rector"),
            Map.entry("leads", "YES"),
            Map.entry("network", "Samen leiden in krimp"),
            Map.entry("question", "Hoe houden we goed onderwijs overeind als er elk jaar minder leerlingen zijn?"),
            Map.entry("initiators", "LEADERS"),
            Map.entry("need", "Negen rectoren in de regio zitten met dezelfde vraag en spreken elkaar te weinig."),
            Map.entry("development", "Moeilijke besluiten nemen en uitleggen, en samenwerken over schoolgrenzen heen."),
            Map.entry("joining", "OPEN"),
            Map.entry("participants", "9"),
            Map.entry("meetings", "2"),
            Map.entry("years", "2"),
            Map.entry("contact", "YES"),
            Map.entry("facilitator", "WITH_HELP"),
            Map.entry("invites", "YES"),
            Map.entry("monitoring", "YES"),
            Map.entry("help", List.of("THEME", "FACILITATOR")),
            Map.entry("costs", "Een bijdrage voor de begeleider. Zalen en maaltijden betalen de scholen zelf."),
            Map.entry("privacyAccepted", "true"));

    private static final List<String> BASELINE = List.of(
            "rightTopics",
            "ownPractice",
            "competencesGrown",
            "usedInPractice",
            "atmosphere",
            "diversity",
            "cohesion",
            "ownDevelopment",
            "importanceForSchool");

    private static final List<DemoPerson> PARTICIPANTS = List.of(
            leader("Judith", "Haverkamp", "Scholengemeenschap De Linde", "Hoe blijf ik rustig als het spannend wordt?"),
            leader("Omar", "Benali", "Het Veerlyceum", "Wanneer geef ik ruimte, en wanneer stuur ik?"),
            leader("Lotte", "Schuurman", "College Oosterpoort", "Wat doe ik met kritiek die klopt?"),
            leader("Wouter", "Dijkgraaf", "Montessorischool Aan de Vecht", "Hoe laat ik los wat ik goed kan?"),
            leader("Nadia", "Ferhat", "Vakcollege Zuiderpark", "Hoe word ik minder de oplosser?"),
            leader("Teun", "Wagenaar", "Scholengroep Land van Horne", "Hoe vind ik mijn plek als nieuwe rector?"));

    private static final List<DemoPerson> NEWCOMERS = List.of(
            leader("Carlijn", "Roelofs", "Stedelijk College Meander", "Welke vergadering kan weg?"),
            leader("Sander", "Vlietstra", "Mavo De Kade", "Hoe stuur ik op minder cijfers?"));

    private final Planning planning;
    private final Programmes programmes;
    private final Enrolments enrolments;
    private final NetworkLife life;
    private final Applying applying;
    private final NetworkMembers members;
    private final DemoSteps steps;

    SectorAcademy(
            Planning planning,
            Programmes programmes,
            Enrolments enrolments,
            NetworkLife life,
            Applying applying,
            NetworkMembers members,
            DemoSteps steps) {
        this.planning = planning;
        this.programmes = programmes;
        this.enrolments = enrolments;
        this.life = life;
        this.applying = applying;
        this.members = members;
        this.steps = steps;
    }

    @Override
    public void plan(Timetable timetable, LocalDate today) {
        LocalDate kickOff = DemoSteps.tuesdayOf(today.minusWeeks(5));
        ZonedDateTime beginning = kickOff.minusWeeks(14).atTime(14, 0).atZone(AppClock.ZONE);
        timetable.at(beginning, () -> {
            Edition underWay = planning.planEdition(UNDER_WAY, Edition.titleFor(kickOff), kickOff);
            enrolAll(timetable, underWay, beginning);
            timetable.on(kickOff.minusDays(14), () -> prepareKickOff(underWay));
            timetable.at(underWay.kickOff().endsAt().plusHours(16), () -> lookBackOnKickOff(underWay));
            timetable.at(underWay.kickOff().endsAt().plusDays(16), () -> takeBaseline(underWay));
        });
        timetable.on(today.minusWeeks(2), () -> openAnother(timetable, today));
        timetable.on(today.minusWeeks(2), () -> planOthers(today));
        timetable.on(today.minusDays(4), this::applyForSupport);
    }

    private void enrolAll(Timetable timetable, Edition edition, ZonedDateTime beginning) {
        steps.offerTimes(edition, 3, PARTICIPANTS.size());
        List<Enrolment> people = new ArrayList<>();
        for (DemoPerson person : PARTICIPANTS) {
            Enrolment enrolment = steps.enrolAndConfirm(edition, interest(person));
            people.add(enrolment);
            talkAbout(timetable, enrolment, person);
        }
        LocalDate firstDay = beginning.toLocalDate();
        timetable.on(firstDay.plusDays(14), () -> steps.goAhead(edition, "Zes deelnemers: genoeg om mee te beginnen."));
        timetable.on(firstDay.plusDays(30), () -> people.forEach(steps::pay));
    }

    private void talkAbout(Timetable timetable, Enrolment enrolment, DemoPerson person) {
        steps.candidate(enrolment, "Task_FillInIntakeForm", intake(person));
        timetable.at(steps.chooseTime(enrolment), () -> {
            steps.holdConversation(enrolment);
            steps.admit(enrolment);
        });
    }

    private void prepareKickOff(Edition edition) {
        steps.staff(
                DemoSteps.FACILITATOR,
                edition.kickOff().id(),
                "Task_PrepareSession",
                Map.of(
                        "theme", "Wie ben jij als je leidinggeeft?",
                        "material", "Een kort stuk over patronen die je van huis uit meekrijgt.",
                        "assignments", "Neem een foto mee die bij jouw leidinggeven past.",
                        "mode", "PHYSICAL"));
    }

    private void lookBackOnKickOff(Edition edition) {
        Meeting kickOff = edition.kickOff();
        Map<String, Object> setUp = new HashMap<>(DemoSteps.plannedSessions(edition));
        setUp.put("themes", "Wat drijft mij, waar val ik op terug, wat laat ik zien");
        setUp.put("workingForm", "Elke keer twee casussen en een oefening voor de weken erna");
        setUp.put("workingAgreements", "Wat hier gezegd wordt blijft hier. Je zegt ook wat je niet begrijpt.");
        setUp.put("place", kickOff.place());
        steps.staff(DemoSteps.FACILITATOR, edition.id(), "Task_RecordSetUp", setUp);
        List<Enrolment> people = enrolments.participantsOf(edition.id());
        steps.staff(
                DemoSteps.FACILITATOR,
                kickOff.id(),
                "Task_RegisterAttendance",
                Map.of(
                        "held", "HELD",
                        "present",
                                people.stream()
                                        .map(person -> person.id().toString())
                                        .toList(),
                        "yield", "Zes patronen herkend, en van elk een voorbeeld uit de eigen school.",
                        "nextTheme", "Terugvallen als het spannend wordt"));
        life.change(
                edition.programme().id(),
                NetworkPhase.SOWING,
                NetworkPhase.CULTIVATING,
                "De vraag is helder en de groep is compleet.",
                DemoSteps.FACILITATOR);
        introduceEachOther(people);
        people.forEach(person -> {
            steps.candidateIfAsked(person, "Task_ConfirmAgreement", Map.of("confirmed", "true"));
            steps.candidateIfAsked(
                    person, "Task_RateSession", Map.of("rating", "8", "mostValuable", "De rust om na te denken."));
        });
    }

    /** All but the last share their details. */
    private void introduceEachOther(List<Enrolment> people) {
        for (int at = 0; at < people.size(); at++) {
            Enrolment person = people.get(at);
            String question = PARTICIPANTS.stream()
                    .filter(known -> known.email().equals(person.email()))
                    .map(DemoPerson::developmentQuestion)
                    .findFirst()
                    .orElse("");
            boolean shares = at < people.size() - 1;
            members.save(person.id(), new Profile(shares, shares ? "030 555 01 4" + at : "", question));
        }
    }

    /** All but the last. */
    private void takeBaseline(Edition edition) {
        List<Enrolment> people = enrolments.participantsOf(edition.id());
        for (int at = 0; at < people.size() - 1; at++) {
            Map<String, Object> scores = new HashMap<>();
            for (int item = 0; item < BASELINE.size(); item++) {
                scores.put(BASELINE.get(item), String.valueOf(2 + (at + item) % 3));
            }
            steps.candidateIfAsked(people.get(at), "Task_FillInBaseline", scores);
        }
    }

    private void openAnother(Timetable timetable, LocalDate today) {
        LocalDate kickOff = DemoSteps.tuesdayOf(today.plusWeeks(10)).plusDays(2);
        Edition edition = planning.planEdition(OPEN, Edition.titleFor(kickOff), kickOff);
        timetable.on(today.minusDays(9), () -> {
            steps.offerTimes(edition, 2, 2);
            Enrolment first = steps.enrolAndConfirm(edition, interest(NEWCOMERS.get(0)));
            talkAbout(timetable, first, NEWCOMERS.get(0));
        });
        timetable.on(today.minusDays(2), () -> {
            steps.offerTimes(edition, 5, 8);
            steps.enrolAndConfirm(edition, interest(NEWCOMERS.get(1)));
        });
    }

    /** One application that waits to be held against the criteria; one of them is not met. */
    private void applyForSupport() {
        applying.confirm(applying.apply(ACADEMY, APPLICATION, Locale.forLanguageTag("nl"), "demonstration")
                .id());
    }

    /** Each on the day on which it usually starts, far enough away for people to enrol. */
    private void planOthers(LocalDate today) {
        programmes.findPartsOf(ACADEMY).stream()
                .filter(network ->
                        !List.of(UNDER_WAY, OPEN, SchoolLeaders.NETWORK).contains(network.slug()))
                .filter(network -> !planning.asksOwnInvestment(network))
                .forEach(network -> {
                    LocalDate kickOff = usualKickOff(network.definition(), today.plusWeeks(13));
                    planning.planEdition(network.slug(), Edition.titleFor(kickOff), kickOff);
                });
    }

    private static LocalDate usualKickOff(ProgrammeDefinition definition, LocalDate earliest) {
        LocalDate day = definition.meetings().get(0).day().atYear(earliest.getYear());
        return day.isBefore(earliest) ? day.plusYears(1) : day;
    }

    private static DemoPerson leader(String givenName, String familyName, String school, String question) {
        return new DemoPerson(givenName, familyName, school, "SECONDARY", 14, 1300, question);
    }

    private static Map<String, Object> interest(DemoPerson person) {
        return Map.of(
                "givenName", person.givenName(),
                "familyName", person.familyName(),
                "email", person.email(),
                "phone", "030 555 01 47",
                "organisation", person.organisation(),
                "role", "Rector",
                "sector", person.sector());
    }

    /** What somebody answers to the intake form of a network, with the competence scan. */
    static Map<String, Object> intake(DemoPerson person) {
        return Map.ofEntries(
                Map.entry("developmentQuestion", person.developmentQuestion()),
                Map.entry("priorKnowledge", "Een paar jaar leiding gegeven, eerder intervisie gedaan."),
                Map.entry("organisationContext", person.organisation() + ", een school in beweging."),
                Map.entry("bring", "Eerlijkheid, en voorbeelden die niet goed gingen."),
                Map.entry("get", "Mensen die doorvragen."),
                Map.entry("visionTogether", "3"),
                Map.entry("schoolAndWorld", "2"),
                Map.entry("organisingForLearning", "3"),
                Map.entry("learningStaff", "4"),
                Map.entry("thinkingAhead", "2"),
                Map.entry("billingOrganisation", person.organisation()),
                Map.entry("billingStreet", "Schoollaan 3"),
                Map.entry("billingPostcode", "3511 AB"),
                Map.entry("billingCity", "Utrecht"),
                Map.entry("billingCountry", "NL"),
                Map.entry("billingChamberOfCommerce", "90001236"),
                Map.entry("billingEmail", "facturen@kring.example"));
    }
}
