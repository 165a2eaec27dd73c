package nl.kring.demo;

import static nl.kring.demo.DemoSteps.COORDINATOR;
import static nl.kring.demo.DemoSteps.FACILITATOR;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import nl.kring.time.AppClock;
import nl.kring.time.Timetable;
import org.springframework.stereotype.Component;

/** The network for strategic board secretaries: one edition after its kick-off, the next one with people in every stage. */
@Component
class BoardSecretaries implements Scenario {

    private static final String PROGRAMME = "bestuurssecretarissen";
    private static final Duration BETWEEN_ENROLMENTS = Duration.ofHours(7);

    private final Planning planning;
    private final Enrolments enrolments;
    private final DemoSteps steps;

    BoardSecretaries(Planning planning, Enrolments enrolments, DemoSteps steps) {
        this.planning = planning;
        this.enrolments = enrolments;
        this.steps = steps;
    }

    @Override
    public void plan(Timetable timetable, LocalDate today) {
        LocalDate lastKickOff = DemoSteps.tuesdayOf(today.minusWeeks(7));
        ZonedDateTime beginning = lastKickOff.minusWeeks(20).atTime(10, 0).atZone(AppClock.ZONE);
        timetable.at(beginning, () -> {
            Edition underWay = planning.planEdition(PROGRAMME, Edition.titleFor(lastKickOff), lastKickOff);
            planEnrolling(timetable, underWay, beginning);
            planKickOff(timetable, underWay);
            timetable.on(today.minusWeeks(4), () -> openNext(timetable, underWay, today));
            timetable.on(today.minusDays(5), () -> prepareFirstSession(underWay));
        });
    }

    // The edition that is under way ----------------------------------------

    private void planEnrolling(Timetable timetable, Edition edition, ZonedDateTime beginning) {
        List<Enrolment> people = new ArrayList<>();
        steps.offerTimes(edition, 4, DemoPeople.OF_LAST_YEAR.size());
        ZonedDateTime moment = beginning;
        for (DemoPerson person : DemoPeople.OF_LAST_YEAR) {
            timetable.at(moment, () -> {
                Enrolment enrolment = steps.enrolAndConfirm(edition, interest(person));
                people.add(enrolment);
                talkAbout(timetable, enrolment, person, () -> steps.admit(enrolment));
            });
            moment = moment.plus(BETWEEN_ENROLMENTS);
        }
        LocalDate firstDay = beginning.toLocalDate();
        timetable.on(
                firstDay.plusDays(9),
                () -> steps.goAhead(edition, "Acht deelnemers uit drie sectoren: een mooie groep."));
        // One invoice is left, for whoever wants to see what happens to those that are overdue.
        timetable.on(firstDay.plusDays(24), () -> people.stream().skip(1).forEach(steps::pay));
    }

    private void planKickOff(Timetable timetable, Edition edition) {
        Meeting kickOff = edition.kickOff();
        timetable.on(
                edition.startsAt().toLocalDate().minusDays(14),
                () -> steps.staff(
                        FACILITATOR,
                        kickOff.id(),
                        "Task_PrepareSession",
                        Map.of(
                                "theme", "Kennismaken met elkaars praktijk",
                                "material", "Lees de inleiding over de drie rollen van een bestuurssecretaris.",
                                "assignments", "Neem een voorbeeld mee van een besluit waar je trots op bent.",
                                "mode", "PHYSICAL")));
        timetable.at(kickOff.endsAt().plusHours(14), () -> lookBackOnKickOff(edition));
    }

    private void lookBackOnKickOff(Edition edition) {
        Meeting kickOff = edition.kickOff();
        List<Enrolment> people = enrolments.participantsOf(edition.id());
        Map<String, Object> setUp = new HashMap<>(DemoSteps.plannedSessions(edition));
        setUp.put("themes", "Tegenspraak organiseren, rolvastheid, governance in beweging");
        setUp.put("workingForm", "Begeleide intervisie met een korte theoretische opening");
        setUp.put("workingAgreements", "Wat hier gezegd wordt blijft hier. We beginnen en eindigen op tijd.");
        setUp.put("place", kickOff.place());
        steps.staff(FACILITATOR, edition.id(), "Task_RecordSetUp", setUp);
        steps.staff(
                FACILITATOR,
                kickOff.id(),
                "Task_RegisterAttendance",
                Map.of(
                        "held", "HELD",
                        "present",
                                people.stream()
                                        .skip(1)
                                        .map(person -> person.id().toString())
                                        .toList(),
                        "absenceReasons", "Eén deelnemer was ziek.",
                        "yield", "Een gedeelde taal voor de rol en een eerste ronde dilemma’s.",
                        "nextTheme", "Tegenspraak organiseren"));
        steps.staff(
                COORDINATOR,
                kickOff.id(),
                "Task_FollowUpAbsence",
                Map.of(
                        "notes", "Gebeld: weer beter. Krijgt het verslag en spreekt een groepsgenoot bij.",
                        "agreed", "CATCH_UP"));
        int rating = 7;
        for (Enrolment person : people) {
            steps.candidateIfAsked(person, "Task_ConfirmAgreement", Map.of("confirmed", "true"));
            steps.candidateIfAsked(
                    person,
                    "Task_RateSession",
                    Map.of("rating", Integer.toString(rating), "mostValuable", "De openheid in de groep."));
            rating = rating == 9 ? 7 : rating + 1;
        }
    }

    private void prepareFirstSession(Edition edition) {
        UUID session = edition.meetings().get(1).id();
        steps.staff(
                FACILITATOR,
                session,
                "Task_PrepareSession",
                Map.of(
                        "theme", "Tegenspraak organiseren",
                        "material", "Twee korte casussen over bestuurlijke tegenspraak.",
                        "assignments", "Schrijf in een half A4 je eigen dilemma op.",
                        "mode", "PHYSICAL"));
    }

    // The edition that is open for enrolment ----------------------------------------

    /** One candidate in each stage, so that every list has something on it. */
    private void openNext(Timetable timetable, Edition underWay, LocalDate today) {
        LocalDate kickOff = DemoSteps.tuesdayOf(today.plusWeeks(11));
        Edition edition = planning.planEdition(PROGRAMME, DemoSteps.titleApartFrom(underWay, kickOff), kickOff);
        List<DemoPerson> people = DemoPeople.OF_NEXT_YEAR;
        steps.offerTimes(edition, 3, 1);
        timetable.on(today.minusWeeks(4), () -> {
            Enrolment admitted = steps.enrolAndConfirm(edition, interest(people.get(0)));
            talkAbout(timetable, admitted, people.get(0), () -> steps.admit(admitted));
        });
        timetable.on(today.minusDays(8), () -> {
            steps.offerTimes(edition, 3, 1);
            Enrolment deciding = steps.enrolAndConfirm(edition, interest(people.get(1)));
            talkAbout(timetable, deciding, people.get(1), () -> {});
        });
        timetable.on(today.minusDays(3), () -> {
            steps.offerTimes(edition, 5, 20);
            Enrolment talking = steps.enrolAndConfirm(edition, interest(people.get(2)));
            fillInIntakeForm(talking, people.get(2));
            steps.chooseTime(talking);
            steps.enrolAndConfirm(edition, interest(people.get(3)));
            steps.enrol(edition, interest(people.get(4)));
        });
    }

    /** The candidate fills in the form and chooses a time; the conversation is held when that has come. */
    private void talkAbout(Timetable timetable, Enrolment enrolment, DemoPerson person, Runnable afterwards) {
        fillInIntakeForm(enrolment, person);
        timetable.at(steps.chooseTime(enrolment), () -> {
            steps.holdConversation(enrolment);
            afterwards.run();
        });
    }

    // Forms ----------------------------------------

    private static Map<String, Object> interest(DemoPerson person) {
        return Map.of(
                "givenName", person.givenName(),
                "familyName", person.familyName(),
                "email", person.email(),
                "phone", "030 555 01 23",
                "organisation", person.organisation(),
                "role", "Bestuurssecretaris",
                "sector", person.sector(),
                "salaryScale", Integer.toString(person.salaryScale()),
                "pupils", Integer.toString(person.pupils()));
    }

    private void fillInIntakeForm(Enrolment enrolment, DemoPerson person) {
        steps.candidate(
                enrolment,
                "Task_FillInIntakeForm",
                Map.ofEntries(
                        Map.entry("developmentQuestion", person.developmentQuestion()),
                        Map.entry("priorKnowledge", "Enkele jaren ervaring als bestuurssecretaris."),
                        Map.entry(
                                "organisationContext",
                                person.organisation() + ", ongeveer " + person.pupils() + " leerlingen."),
                        Map.entry("bring", "Voorbeelden uit de eigen praktijk en een luisterend oor."),
                        Map.entry("get", "Vakgenoten om mee te sparren."),
                        Map.entry("billingOrganisation", person.organisation()),
                        Map.entry("billingStreet", "Schoolplein 1"),
                        Map.entry("billingPostcode", "3511 AB"),
                        Map.entry("billingCity", "Utrecht"),
                        Map.entry("billingCountry", "NL"),
                        Map.entry("billingChamberOfCommerce", "90001236"),
                        Map.entry("billingEmail", "facturen@kring.example")));
    }
}
