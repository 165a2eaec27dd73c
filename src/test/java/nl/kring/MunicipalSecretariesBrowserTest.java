package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.companion.Companions;
import nl.kring.companion.Intervision;
import nl.kring.companion.Intervisions;
import nl.kring.companion.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.membership.MemberImports;
import nl.kring.programme.Edition;
import nl.kring.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A member of the association in the course for municipal secretaries: enrolling, the small group, the vote, the mentor. */
class MunicipalSecretariesBrowserTest extends BrowserWalk {

    private static final String COURSE = "gemeentesecretarissen";
    private static final Pattern MEMBERS_LINK = Pattern.compile("/editions/[^/\\s]+/enrol/member/[A-Za-z0-9_-]+");
    private static final Pattern MENTORS_LINK = Pattern.compile("/mentor/[A-Za-z0-9_-]+");
    private static final String CASE = "Mijn wethouder passeert mij telkens.";
    private static final String DECISION = "Moet ik de burgemeester inlichten?";
    private static final String NOTE = "Volgende keer eerder bellen.";

    @Autowired
    MemberImports imports;

    @Autowired
    Programmes programmes;

    @Autowired
    Companions companions;

    @Autowired
    Intervisions intervisions;

    private Edition edition;
    private Portal member;
    private Screen desk;
    private Enrolment enrolment;
    private List<Enrolment> others;

    @BeforeEach
    void everybodyTakesASeat() {
        edition = planning.planEdition(
                COURSE, "Groep " + UUID.randomUUID(), clock.today().plusWeeks(14));
        timeMachine.settle();
        member = portal(UUID.randomUUID() + "@gemeente.example");
        desk = desk("coordinator");
    }

    @Test
    void leadsAMemberThroughTheCourse() {
        strangerReadsHowToBecomeAMember();
        memberSignsInAndEnrols();
        theGroupIsComplete();
        coordinatorSettlesTheSmallGroup();
        memberJoins();

        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        passTimeUntil(edition.meetings().get(2).endsAt());
        groupSettlesAHalfDay();
        memberBringsTheCase();
        memberVotes();
        coordinatorSettlesAMentor();
        memberAndMentorShareADecision();
    }

    private void strangerReadsHowToBecomeAMember() {
        Portal stranger = portal(UUID.randomUUID() + "@elders.example");
        stranger.open("/editions/" + edition.id() + "/enrol");
        stranger.reads("Log eerst in als lid");
        stranger.isAccessible();
        stranger.type("E-mailadres waaronder je lid bent", stranger.address());
        stranger.press("Stuur me een link");
        stranger.reads("Nog geen lid?");
        stranger.letterWith(Pattern.compile("secretariskamer.example/lid-worden"));
    }

    private void memberSignsInAndEnrols() {
        others = Stream.of("Anouk", "Cem", "Dorien")
                .map(name -> interestForm(edition, name, UUID.randomUUID() + "@gemeente.example"))
                .map(form -> {
                    importMembers(Stream.of(member.address(), form.email()));
                    return enrolling.receive(form);
                })
                .toList();
        importMembers(Stream.concat(others.stream().map(Enrolment::email), Stream.of(member.address())));
        member.open("/editions/" + edition.id() + "/enrol");
        member.type("E-mailadres waaronder je lid bent", member.address());
        member.press("Stuur me een link");
        member.open(member.letterWith(MEMBERS_LINK));
        member.press("Inloggen");
        assertThat(member.field("Voornaam")).hasValue("Noor");
        member.type("Functie", "Gemeentesecretaris");
        member.type("Gemeente", "Waterveen");
        member.page().getByLabel("Hoeveel jaar ben je gemeentesecretaris?").fill("1");
        member.tick("Ik vind het goed dat");
        member.enrol();
        enrolment = enrolments.findByReference(member.reference()).orElseThrow();
    }

    private void importMembers(Stream<String> addresses) {
        String association = Objects.requireNonNull(programmes
                        .findBySlug(COURSE)
                        .orElseThrow()
                        .definition()
                        .conditions()
                        .membership())
                .association();
        String lines = addresses
                .map(address -> "Noor;van den Berg;" + address + ";Waterveen\n")
                .collect(Collectors.joining("", "Voornaam;Achternaam;E-mail;Gemeente\n", ""));
        imports.carryOut(
                association, imports.prepare(association, lines.getBytes(StandardCharsets.UTF_8)), COORDINATOR);
    }

    private void theGroupIsComplete() {
        others.forEach(other -> enrolling.confirmAddress(other.id()));
        Stream.concat(others.stream(), Stream.of(enrolment)).forEach(person -> {
            enrolling.startDeciding(person.id());
            enrolling.admit(person.id());
        });
        others = others.stream().map(other -> enrolments.get(other.id())).toList();
        enrolment = enrolments.get(enrolment.id());
    }

    private void coordinatorSettlesTheSmallGroup() {
        desk.open("/desk/editions/" + edition.id() + "/companions");
        desk.isAccessible();
        desk.page()
                .locator("section:has(#kind-INTERVISION) button")
                .getByText("Deze verdeling vastleggen")
                .click();
        desk.reads("De groepen zijn vastgelegd");
        desk.isAccessible();
    }

    private void memberJoins() {
        member.openTask("Bevestig je kleine groep");
        member.tick("Ik doe mee");
        member.send();
    }

    private Intervision intervision() {
        return intervisions
                .of(companions.of(enrolment).stream()
                        .filter(group -> group.kind() == Kind.INTERVISION)
                        .findFirst()
                        .orElseThrow()
                        .id())
                .get(0);
    }

    private void groupSettlesAHalfDay() {
        String first = intervisions.halfDays(intervision()).get(0).id().toString();
        others.forEach(other -> answer(other, "Task_AnswerDatePoll", Map.of("suiting", List.of(first))));
        member.openTask("Kies dagdelen voor de intervisie");
        member.page().getByRole(AriaRole.CHECKBOX).first().check();
        member.send();
        timeMachine.settle();
        desk.open("/desk/editions/" + edition.id() + "/companions");
        desk.reads("Casus van");
        desk.isAccessible();
    }

    private void memberBringsTheCase() {
        member.openOwnPage();
        member.follow("Wanneer, en wiens casus");
        member.isAccessible();
        member.field("Wiens casus staat centraal?").selectOption(enrolment.id().toString());
        member.press("Deze casus nemen");
        member.type("Je casus", CASE);
        member.press("Casus opslaan");
        member.reads("alleen je groep leest hem");
        member.isAccessible();
        desk.open("/desk/editions/" + edition.id() + "/companions");
        desk.readsNowhere(CASE);
    }

    private void memberVotes() {
        member.openTask("Stem op het onderwerp van de keuzemodule");
        member.page().getByRole(AriaRole.RADIO).first().check();
        member.send();
    }

    private void coordinatorSettlesAMentor() {
        desk.open("/desk/editions/" + edition.id() + "/mentors");
        desk.isAccessible();
        desk.type("Naam", "Olga Bruinsma");
        desk.type("E-mailadres", mentorsAddress());
        desk.type("Organisatie", "Gemeente Westerdrecht");
        desk.type("Hoeveel deelnemers tegelijk?", "4");
        desk.press("Op de lijst zetten");
        desk.reads("De mentor staat op de lijst.");
        desk.reads("Deze koppeling vastleggen");
        desk.page()
                .getByLabel("Deelnemer en mentor")
                .selectOption(new SelectOption().setLabel(enrolment.name() + ": Olga Bruinsma"));
        desk.press("Koppelen");
        desk.reads("mentor en deelnemer krijgen bericht");
        desk.isAccessible();
    }

    private String mentorsAddress() {
        return "mentor-" + edition.id() + "@gemeente.example";
    }

    private void memberAndMentorShareADecision() {
        member.openTask("Bevestig je mentor");
        member.tick("Dit is mijn mentor");
        member.send();
        Portal mentor = portal(mentorsAddress());
        mentor.open(mentorsLink(mentor));
        mentor.isAccessible();
        mentor.press("Ja, dat wil ik");
        member.openOwnPage();
        member.follow("Naar je mentor");
        member.reads(mentorsAddress());
        member.isAccessible();
        member.type("Wat leg je voor?", DECISION);
        member.press("Aan je mentor sturen");
        member.type("Nieuwe aantekening", NOTE);
        member.press("Bewaren");
        member.reads(NOTE);
        mentor.open(mentorsLink(mentor));
        mentor.reads(DECISION);
        mentor.readsNowhere(NOTE);
        mentor.isAccessible();
        desk.open("/desk/editions/" + edition.id() + "/mentors");
        assertThat(desk.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Wie begeleidt wie")))
                .isVisible();
        desk.readsNowhere(DECISION);
        desk.readsNowhere(NOTE);
    }

    private String mentorsLink(Portal mentor) {
        return mentor.letterWith(MENTORS_LINK);
    }
}
