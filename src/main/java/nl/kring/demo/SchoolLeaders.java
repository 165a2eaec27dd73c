package nl.kring.demo;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.NewEnrolment;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import nl.kring.time.AppClock;
import nl.kring.time.Timetable;
import org.springframework.stereotype.Component;

/** Finally responsible school leaders before their next meeting: three of them prepare it, and two have brought a case. */
@Component
class SchoolLeaders implements Scenario {

    static final String NETWORK = "eindverantwoordelijk-schoolleiders";

    private static final List<DemoPerson> MEMBERS = List.of(
            head("Gerda", "Noordhoek", "Lyceum Het Baken", "Aan wie vertel ik dat ik het even niet weet?"),
            head("Joost", "van Delden", "College Dijkzicht", "Hoe besluit ik als het team verdeeld is?"),
            head("Imane", "Azzouz", "Scholengroep Rivierwijk", "Hoe blijf ik zichtbaar op vijf locaties?"),
            head("Koen", "Terlouw", "Gymnasium Aurelia", "Wat vraag ik van mijn toezichthouder?"),
            head("Brechtje", "Hollander", "Praktijkschool De Werf", "Wanneer grijp ik in bij een collega?"),
            head("Rachid", "Loukili", "Vmbo Zuiderlicht", "Hoe ga ik om met boze ouders?"),
            head("Petra", "Zijlstra", "Dalton Noorderveld", "Wat laat ik na als ik over twee jaar stop?"),
            head("Floris", "Kampen", "Technasium Oostland", "Hoe houd ik tijd over om na te denken?"));

    private static final List<Map<String, Object>> CASES = List.of(
            Map.of(
                    "subject", "Een locatie sluiten",
                    "situation",
                            "Over twee jaar zijn er te weinig leerlingen voor twee locaties. Nog niemand weet het.",
                    "askedOfGroup", "Wie vertel ik het eerst, en wanneer?"),
            Map.of(
                    "subject", "Een team dat niet meer praat",
                    "situation", "Sinds een mislukte vernieuwing vergadert één team alleen nog over het rooster.",
                    "askedOfGroup", "Wat zouden jullie de eerste week doen?"));

    private final Planning planning;
    private final Bypasses bypasses;
    private final Enrolling enrolling;
    private final DemoSteps steps;

    SchoolLeaders(Planning planning, Bypasses bypasses, Enrolling enrolling, DemoSteps steps) {
        this.planning = planning;
        this.bypasses = bypasses;
        this.enrolling = enrolling;
        this.steps = steps;
    }

    @Override
    public void plan(Timetable timetable, LocalDate today) {
        LocalDate kickOff = DemoSteps.tuesdayOf(today.plusDays(18));
        ZonedDateTime beginning = kickOff.minusWeeks(12).atTime(11, 0).atZone(AppClock.ZONE);
        timetable.at(beginning, () -> {
            Edition edition = planning.planEdition(NETWORK, Edition.titleFor(kickOff), kickOff);
            List<Enrolment> members = join(timetable, edition);
            LocalDate firstDay = beginning.toLocalDate();
            timetable.on(firstDay.plusDays(20), () -> steps.goAhead(edition, "Iedereen van vorig jaar doet weer mee."));
            timetable.on(firstDay.plusDays(40), () -> members.forEach(steps::pay));
            timetable.on(kickOff.minusDays(20), () -> prepare(edition.kickOff(), members));
            timetable.on(kickOff.minusDays(19), () -> bringCases(members));
        });
    }

    private List<Enrolment> join(Timetable timetable, Edition edition) {
        steps.offerTimes(edition, 2, MEMBERS.size());
        List<Enrolment> members = new ArrayList<>();
        for (DemoPerson person : MEMBERS) {
            Enrolment member =
                    bypasses.add(form(edition, person), "Was al lid van het netwerk.", DemoSteps.COORDINATOR);
            enrolling.confirmAddress(member.id());
            members.add(member);
            steps.candidate(member, "Task_FillInIntakeForm", SectorAcademy.intake(person));
            timetable.at(steps.chooseTime(member), () -> {
                steps.holdConversation(member);
                steps.admit(member);
            });
        }
        return members;
    }

    private static NewEnrolment form(Edition edition, DemoPerson person) {
        return new NewEnrolment(
                edition.id(),
                person.givenName(),
                person.familyName(),
                person.email(),
                "030 555 01 62",
                person.organisation(),
                "Rector",
                person.sector(),
                person.salaryScale(),
                person.pupils(),
                null,
                null,
                Locale.forLanguageTag("nl"),
                null,
                EditionGroup.ALL);
    }

    /** The three whose turn it is, as the form proposes them. */
    private void prepare(Meeting meeting, List<Enrolment> members) {
        steps.staff(
                DemoSteps.FACILITATOR,
                meeting.id(),
                "Task_PrepareSession",
                Map.of(
                        "theme", "Besluiten die niemand wil nemen",
                        "coPreparers",
                                members.stream()
                                        .limit(3)
                                        .map(member -> member.id().toString())
                                        .toList(),
                        "material", "Een kort verhaal over een burgemeester die te lang wachtte.",
                        "mode", "PHYSICAL"));
    }

    private void bringCases(List<Enrolment> members) {
        for (int at = 0; at < CASES.size(); at++) {
            steps.candidate(members.get(at), "Task_BringContribution", CASES.get(at));
        }
    }

    private static DemoPerson head(String givenName, String familyName, String school, String question) {
        return new DemoPerson(givenName, familyName, school, "SECONDARY", 14, 1600, question);
    }
}
