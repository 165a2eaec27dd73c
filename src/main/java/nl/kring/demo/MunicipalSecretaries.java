package nl.kring.demo;

import static nl.kring.demo.DemoSteps.COORDINATOR;
import static nl.kring.demo.DemoSteps.FACILITATOR;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.companion.Companions;
import nl.kring.companion.Intervisions;
import nl.kring.companion.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.membership.MemberImports;
import nl.kring.mentor.MentorMeeting;
import nl.kring.mentor.Mentoring;
import nl.kring.mentor.Mentorings;
import nl.kring.mentor.Mentors;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.InterestList;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import nl.kring.time.Timetable;
import org.springframework.stereotype.Component;

/**
 * The course for municipal secretaries: a list of members, interest that led to the edition that is under way, and the next
 * edition with people in every stage.
 */
@Component
class MunicipalSecretaries implements Scenario {

    private static final String PROGRAMME = "gemeentesecretarissen";
    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final Duration BETWEEN_ENROLMENTS = Duration.ofHours(9);

    private static final Map<String, Object> CONFIRMED = Map.of("confirmed", "true");

    /** In the edition that is under way. */
    private static final List<Secretary> OF_LAST_YEAR = List.of(
            new Secretary("Anouk", "de Wit", "Waterveen", 1, "Het college meenemen zonder zelf te gaan besturen."),
            new Secretary("Cem", "Kaya", "Heuvelrade", 0, "Mijn plek vinden naast een ervaren griffier."),
            new Secretary("Dorien", "Terpstra", "Aalderwolde", 2, "Een managementteam bouwen dat samen stuurt."),
            new Secretary("Floris", "Benschop", "Lekwaard", 1, "Lastig advies geven en toch de relatie bewaren."),
            new Secretary("Gita", "Ramdin", "Nieuw-Berkum", 1, "Regionaal samenwerken met kleine gemeenten."),
            new Secretary("Hessel", "Vlietstra", "Oosterambacht", 0, "De organisatie op orde na een fusie."),
            new Secretary("Ineke", "van Gestel", "Peelhorst", 4, "Rust brengen als de media voor de deur staan."),
            new Secretary("Jamal", "Azzouzi", "Rijnmeer", 2, "Ruimte geven en toch sturen op resultaat."));

    /** Enrolled in the next edition. */
    private static final List<Secretary> OF_NEXT_YEAR = List.of(
            new Secretary("Karin", "Olthof", "Stroomdal", 1, "Het gesprek met de raad beter voeren."),
            new Secretary("Lars", "Dekkinga", "Terwolderland", 0, "Prioriteiten stellen in mijn eerste jaar."),
            new Secretary("Mirjam", "Soeters", "Uitermeer", 3, "Leiding geven aan oud-collega’s."),
            new Secretary("Niels", "Abbink", "Veldrade", 1, "Bestuurlijk gevoelige dossiers doseren."));

    /** Members who have not enrolled: whoever tries the demonstration can be one of them. */
    private static final List<Secretary> OTHER_MEMBERS = List.of(
            new Secretary("Olga", "Bruinsma", "Westerdrecht", 12, ""),
            new Secretary("Paul", "Roelfzema", "IJsselwaard", 15, ""),
            new Secretary("Quirine", "Haverkort", "Zandschulp", 9, ""),
            new Secretary("Ruben", "Lim", "Zuiderkogge", 1, ""));

    private final Planning planning;
    private final Programmes programmes;
    private final Editions editions;
    private final Enrolments enrolments;
    private final InterestList interestList;
    private final MemberImports imports;
    private final Companions companions;
    private final Intervisions intervisions;
    private final Mentors mentors;
    private final Mentorings mentorings;
    private final DemoSteps steps;

    MunicipalSecretaries(
            Planning planning,
            Programmes programmes,
            Editions editions,
            Enrolments enrolments,
            InterestList interestList,
            MemberImports imports,
            Companions companions,
            Intervisions intervisions,
            Mentors mentors,
            Mentorings mentorings,
            DemoSteps steps) {
        this.planning = planning;
        this.programmes = programmes;
        this.editions = editions;
        this.enrolments = enrolments;
        this.interestList = interestList;
        this.imports = imports;
        this.companions = companions;
        this.intervisions = intervisions;
        this.mentors = mentors;
        this.mentorings = mentorings;
        this.steps = steps;
    }

    /** Somebody who does not exist, from a municipality that does not exist. */
    private record Secretary(
            String givenName, String familyName, String municipality, int experience, String question) {

        String email() {
            return (givenName + "." + familyName).toLowerCase(Locale.ROOT).replace(' ', '-') + "@gemeente.example";
        }
    }

    @Override
    public void plan(Timetable timetable, LocalDate today) {
        LocalDate lastKickOff = wednesdayOf(today.minusWeeks(12).minusDays(3));
        ZonedDateTime beginning = lastKickOff.minusWeeks(15).atTime(11, 0).atZone(AppClock.ZONE);
        timetable.at(beginning, () -> {
            importMembers();
            leaveInterest();
            planEdition(lastKickOff);
        });
        timetable.at(beginning.plusHours(1), () -> {
            Edition underWay = newestEdition();
            planEnrolling(timetable, underWay, beginning.plusDays(1));
            planOpening(timetable, underWay);
            timetable.on(today.minusWeeks(5), () -> openNext(timetable, underWay, today));
            planModule(timetable, underWay, 1);
            planModule(timetable, underWay, 2);
            planCompanions(timetable, underWay);
            planMentors(timetable, underWay);
            timetable.on(today.minusDays(2), () -> choosePollDays(underWay));
            timetable.on(today.minusDays(1), () -> vote(underWay));
        });
    }

    private static LocalDate wednesdayOf(LocalDate week) {
        return week.with(TemporalAdjusters.previousOrSame(DayOfWeek.WEDNESDAY));
    }

    private Programme programme() {
        return programmes.findBySlug(PROGRAMME).orElseThrow();
    }

    private Edition newestEdition() {
        List<Edition> all =
                editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme().id());
        return all.get(all.size() - 1);
    }

    // The association's list, and the interest that leads to an edition ----------------------------------------

    private void importMembers() {
        String association = Objects.requireNonNull(
                        programme().definition().conditions().membership())
                .association();
        String lines = Stream.of(OF_LAST_YEAR, OF_NEXT_YEAR, OTHER_MEMBERS)
                .flatMap(List::stream)
                .map(member -> String.join(
                        ";",
                        Integer.toString(1000 + Math.floorMod(member.email().hashCode(), 9000)),
                        member.givenName(),
                        member.familyName(),
                        member.email(),
                        "Gemeente " + member.municipality(),
                        "Gemeentesecretaris"))
                .collect(Collectors.joining("\n", "Lidnummer;Voornaam;Achternaam;E-mail;Organisatie;Functie\n", "\n"));
        imports.carryOut(
                association, imports.prepare(association, lines.getBytes(StandardCharsets.UTF_8)), COORDINATOR);
    }

    private void leaveInterest() {
        OF_LAST_YEAR.forEach(person -> interestList.add(
                programme().id(), person.givenName() + " " + person.familyName(), person.email(), DUTCH));
    }

    private void planEdition(LocalDate kickOff) {
        steps.staff(
                COORDINATOR,
                programme().id(),
                "Task_PlanEdition",
                Map.of(
                        "datesKnown",
                        "YES",
                        "title",
                        Edition.titleFor(kickOff),
                        "kickOff",
                        kickOff.toString(),
                        "notes",
                        "De zaal en de docenten zijn vastgelegd."));
    }

    // The edition that is under way ----------------------------------------

    private void planEnrolling(Timetable timetable, Edition edition, ZonedDateTime beginning) {
        steps.offerTimes(edition, 4, OF_LAST_YEAR.size());
        ZonedDateTime moment = beginning;
        for (Secretary person : OF_LAST_YEAR) {
            timetable.at(moment, () -> {
                Enrolment enrolment = steps.enrolAndConfirm(edition, interest(person));
                talkAbout(timetable, enrolment, person, () -> steps.admit(enrolment));
            });
            moment = moment.plus(BETWEEN_ENROLMENTS);
        }
        LocalDate firstDay = beginning.toLocalDate();
        timetable.on(firstDay.plusDays(14), () -> steps.goAhead(edition, "De groep is groot genoeg en goed gemengd."));
        timetable.on(
                firstDay.plusDays(30),
                () -> enrolments.participantsOf(edition.id()).forEach(steps::pay));
    }

    private void planOpening(Timetable timetable, Edition edition) {
        Meeting opening = edition.kickOff();
        timetable.on(
                edition.startsAt().toLocalDate().minusDays(14),
                () -> steps.staff(
                        FACILITATOR,
                        opening.id(),
                        "Task_PrepareSession",
                        Map.of(
                                "theme", "Kennismaken, leervragen en de eerste intervisie",
                                "material", "Het programma van de twee dagen en een korte tekst over de rol.",
                                "assignments", "Breng een situatie mee waarin je twijfelde over je rol.",
                                "mode", "PHYSICAL")));
        timetable.at(opening.endsAt().plusHours(16), () -> lookBackOnOpening(edition));
    }

    private void lookBackOnOpening(Edition edition) {
        List<Enrolment> people = enrolments.participantsOf(edition.id());
        Map<String, Object> setUp = new HashMap<>(DemoSteps.plannedSessions(edition));
        setUp.put("themes", "Rol en positie, samenwerken, leidinggeven, adviseren");
        setUp.put("workingForm", "Modules met een docent, en intervisie in kleine groepen");
        setUp.put("workingAgreements", "Wat we van elkaar horen blijft onder ons. Iedereen brengt een casus in.");
        setUp.put("place", edition.kickOff().place());
        steps.staff(FACILITATOR, edition.id(), "Task_RecordSetUp", setUp);
        attend(edition.kickOff(), people, "De eerste intervisie smaakte naar meer.");
        for (Enrolment person : people) {
            steps.candidateIfAsked(person, "Task_ConfirmAgreement", Map.of("confirmed", "true"));
            steps.candidateIfAsked(
                    person, "Task_RateSession", Map.of("rating", "8", "mostValuable", "Herkenning bij collega’s."));
        }
    }

    private void attend(Meeting meeting, List<Enrolment> people, String yield) {
        steps.staff(
                FACILITATOR,
                meeting.id(),
                "Task_RegisterAttendance",
                Map.of(
                        "held",
                        "HELD",
                        "present",
                        people.stream().map(person -> person.id().toString()).toList(),
                        "yield",
                        yield));
    }

    /** Some have voted on the choice module, others are still asked to. */
    private void vote(Edition edition) {
        List<String> topics = List.of("media", "crisis", "media", "inclusion");
        List<Enrolment> people = enrolments.participantsOf(edition.id());
        for (int at = 0; at < topics.size(); at++) {
            steps.candidateIfAsked(people.get(at), "Task_VoteOnTopic", Map.of("topic", topics.get(at)));
        }
    }

    private void planModule(Timetable timetable, Edition edition, int number) {
        Meeting module = edition.meetings().get(number);
        timetable.on(module.startsAt().toLocalDate().minusDays(19), () -> prepare(module));
        timetable.at(module.endsAt().plusHours(16), () -> {
            List<Enrolment> people = enrolments.participantsOf(edition.id());
            attend(module, people, "Veel herkenning, en een paar scherpe vragen voor thuis.");
            people.forEach(person -> steps.candidateIfAsked(
                    person, "Task_RateSession", Map.of("rating", "8", "mostValuable", "Het oefenen met elkaar.")));
        });
    }

    private void prepare(Meeting module) {
        steps.staff(
                FACILITATOR,
                module.id(),
                "Task_PrepareSession",
                Map.of(
                        "theme", "Wie heeft invloed op jouw werk, en andersom?",
                        "material", "Een voorbeeld van een krachtenveldanalyse.",
                        "assignments", "Teken het krachtenveld rond een dossier van nu.",
                        "mode", "PHYSICAL"));
    }

    // Small groups and mentors ----------------------------------------

    private void planCompanions(Timetable timetable, Edition edition) {
        LocalDate afterOpening = edition.kickOff().endsAt().toLocalDate().plusDays(5);
        timetable.on(afterOpening, () -> {
            for (Kind kind : List.of(Kind.INTERVISION, Kind.SHADOWING)) {
                companions.settle(
                        edition.id(),
                        kind,
                        companions.propose(edition.id(), kind).stream()
                                .map(group -> group.stream().map(Enrolment::id).toList())
                                .toList(),
                        COORDINATOR);
            }
        });
        timetable.on(
                afterOpening.plusDays(2),
                () -> enrolments.participantsOf(edition.id()).forEach(this::joinAll));
        LocalDate day = afterOpening.plusWeeks(5);
        timetable.on(
                afterOpening.plusDays(9),
                () -> enrolments.participantsOf(edition.id()).stream().limit(4).forEach(person -> shadow(person, day)));
        timetable.on(
                day.plusDays(1),
                () -> enrolments.participantsOf(edition.id()).stream()
                        .limit(3)
                        .forEach(
                                person -> steps.candidateIfAsked(
                                        person,
                                        "Task_ReportOnShadowing",
                                        Map.of(
                                                "shadowed",
                                                "YES",
                                                "report",
                                                "Gezien hoe een ander het college voorbereidt: minder papier, meer gesprek."))));
    }

    /** Somebody is in two groups, and asked to join each. */
    private void joinAll(Enrolment person) {
        steps.candidateIfAsked(person, "Task_JoinCompanions", Map.of("joins", "true"));
        steps.candidateIfAsked(person, "Task_JoinCompanions", Map.of("joins", "true"));
    }

    private void shadow(Enrolment person, LocalDate day) {
        companions.of(person).stream()
                .filter(group -> group.kind() == Kind.SHADOWING)
                .flatMap(group -> group.members().stream())
                .filter(member -> !member.id().equals(person.id()))
                .findFirst()
                .ifPresent(host -> steps.candidateIfAsked(
                        person,
                        "Task_SettleShadowingDay",
                        Map.of(
                                "host", host.id().toString(),
                                "startsAt", day + "T09:00",
                                "endsAt", day + "T16:00")));
    }

    /** Some have said which half-days suit, others are still asked to. */
    private void choosePollDays(Edition edition) {
        enrolments.participantsOf(edition.id()).stream()
                .limit(5)
                .forEach(person -> companions.of(person).stream()
                        .filter(group -> group.kind() == Kind.INTERVISION)
                        .flatMap(group -> intervisions.of(group.id()).stream())
                        .filter(intervisions::isPollOpen)
                        .forEach(intervision -> steps.candidateIfAsked(
                                person,
                                "Task_AnswerDatePoll",
                                Map.of(
                                        "suiting",
                                        intervisions.halfDays(intervision).stream()
                                                .map(halfDay -> halfDay.id().toString())
                                                .skip(person.givenName().length() % 2)
                                                .limit(3)
                                                .toList()))));
    }

    private void planMentors(Timetable timetable, Edition edition) {
        LocalDate settled = edition.kickOff().endsAt().toLocalDate().plusDays(12);
        timetable.on(settled, () -> {
            OTHER_MEMBERS.stream()
                    .limit(3)
                    .forEach(member -> mentors.add(
                            programme().id(),
                            member.givenName() + " " + member.familyName(),
                            member.email(),
                            "Gemeente " + member.municipality(),
                            3,
                            COORDINATOR));
            mentorings
                    .propose(edition.id())
                    .forEach(
                            (person, mentor) -> mentorings.settle(edition.id(), person.id(), mentor.id(), COORDINATOR));
        });
        timetable.on(settled.plusDays(2), () -> {
            List<Mentoring> all = mentorings.ofEdition(edition.id());
            all.forEach(pair ->
                    steps.candidateIfAsked(enrolments.get(pair.enrolmentId()), "Task_ConfirmMentor", CONFIRMED));
            all.stream().limit(7).forEach(pair -> mentorings.confirmByMentor(pair.id()));
        });
        timetable.on(settled.plusWeeks(3), () -> {
            String day = settled.plusWeeks(3).toString();
            mentorings.ofEdition(edition.id()).stream()
                    .limit(4)
                    .forEach(pair -> mentorings.met(pair.id(), day, MentorMeeting.Form.ONLINE));
            mentorings.ofEdition(edition.id()).stream()
                    .limit(1)
                    .forEach(pair -> mentorings.ask(
                            pair.id(), "De burgemeester wil dat ik een wethouder aanspreek. Is dat aan mij?"));
        });
    }

    // The edition that is open for enrolment ----------------------------------------

    private void openNext(Timetable timetable, Edition underWay, LocalDate today) {
        LocalDate kickOff = wednesdayOf(today.plusWeeks(13));
        Edition edition = planning.planEdition(PROGRAMME, DemoSteps.titleApartFrom(underWay, kickOff), kickOff);
        timetable.on(today.minusWeeks(4), () -> {
            steps.offerTimes(edition, 3, 1);
            Enrolment admitted = steps.enrolAndConfirm(edition, interest(OF_NEXT_YEAR.get(0)));
            talkAbout(timetable, admitted, OF_NEXT_YEAR.get(0), () -> steps.admit(admitted));
        });
        timetable.on(today.minusDays(9), () -> {
            steps.offerTimes(edition, 3, 1);
            Enrolment deciding = steps.enrolAndConfirm(edition, interest(OF_NEXT_YEAR.get(1)));
            talkAbout(timetable, deciding, OF_NEXT_YEAR.get(1), () -> {});
        });
        timetable.on(today.minusDays(4), () -> {
            steps.offerTimes(edition, 6, 12);
            Enrolment talking = steps.enrolAndConfirm(edition, interest(OF_NEXT_YEAR.get(2)));
            fillInIntakeForm(talking, OF_NEXT_YEAR.get(2));
            steps.chooseTime(talking);
            steps.enrolAndConfirm(edition, interest(OF_NEXT_YEAR.get(3)));
        });
    }

    private void talkAbout(Timetable timetable, Enrolment enrolment, Secretary person, Runnable afterwards) {
        fillInIntakeForm(enrolment, person);
        timetable.at(steps.chooseTime(enrolment), () -> {
            steps.holdConversation(enrolment);
            afterwards.run();
        });
    }

    // Forms ----------------------------------------

    private static Map<String, Object> interest(Secretary person) {
        return Map.of(
                "givenName", person.givenName(),
                "familyName", person.familyName(),
                "email", person.email(),
                "phone", "070 555 01 23",
                "organisation", "Gemeente " + person.municipality(),
                "role", "Gemeentesecretaris",
                "experience", Integer.toString(person.experience()));
    }

    private void fillInIntakeForm(Enrolment enrolment, Secretary person) {
        steps.candidate(
                enrolment,
                "Task_FillInIntakeForm",
                Map.ofEntries(
                        Map.entry("developmentQuestion", person.question()),
                        Map.entry("priorKnowledge", "Eerder directeur in een andere gemeente."),
                        Map.entry("organisationContext", "Gemeente " + person.municipality() + ", middelgroot."),
                        Map.entry("intervisionCase", "Een besluit waarover college en organisatie verschillen."),
                        Map.entry("billingOrganisation", "Gemeente " + person.municipality()),
                        Map.entry("billingStreet", "Raadhuisplein 1"),
                        Map.entry("billingPostcode", "2514 EA"),
                        Map.entry("billingCity", person.municipality()),
                        Map.entry("billingCountry", "NL"),
                        Map.entry("billingChamberOfCommerce", "90004321"),
                        Map.entry("billingEmail", "facturen@gemeente.example")));
    }
}
