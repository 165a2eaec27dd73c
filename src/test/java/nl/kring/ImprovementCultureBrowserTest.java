package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.programme.Definitions;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is different in the cross-sector trajectory: groups, assignments handed in, addresses that are told late, visits online
 * and a norm. On a programme of its own, defined as the shipped one.
 */
class ImprovementCultureBrowserTest extends BrowserWalk {

    private static final String ADDRESS = "Pompweg 14";

    private final String slug = "bezoeken-" + UUID.randomUUID().toString().substring(0, 8);
    private Edition edition;
    private Portal candidate;
    private Screen coordinator;

    @BeforeEach
    void everybodyTakesASeat() {
        planning.introduce(Definitions.like("verbetercultuur", yaml -> yaml.put("slug", slug)));
        edition = planning.planEdition(slug, "Bezoeken", clock.today().plusWeeks(14));
        timeMachine.settle();
        candidate = portal(UUID.randomUUID() + "@bestuur.example");
        coordinator = desk("coordinator");
    }

    @Test
    void leadsAGroupThroughAVisit() {
        Enrolment enrolment = candidateEnrolsInAGroup();
        candidateLearnsTheAddressOnceAdmitted(enrolment);
        Enrolment other = anAdmittedMember(2, "Bram");

        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        Meeting visit = edition.meetingsOf(1).get(0);
        passTimeUntil(visit.startsAt().minusWeeks(2));
        facilitatorPrepares(visit);
        candidateHandsIn();
        staffReadWhatWasHandedIn(visit);
        passTimeUntil(visit.endsAt());
        coordinatorChangesAGroupOnlyWithAReason(other);
        facilitatorRegistersAttendance(visit);
        candidateRatesLow();
        coordinatorActsOnTheRating(visit);
        somebodyElseLeavesInterest();
    }

    @Test
    void movesOnlineAsAWholeAtHalfTheFee() {
        Enrolment enrolment = candidateEnrolsInAGroup();
        candidateLearnsTheAddressOnceAdmitted(enrolment);
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        timeMachine.settle();

        coordinator.open("/desk/editions/" + edition.id());
        coordinator.follow("Hele editie online zetten");
        coordinator.reads("12:30–16:00");
        coordinator.reads("van € 600,00 naar € 300,00");
        coordinator.isAccessible();
        coordinator.type("Link", "https://meet.example/bezoeken");
        coordinator.type("Waarom", "De gastheren laten niemand binnen");
        coordinator.press("Alles online zetten en bericht sturen");
        coordinator.reads("De editie is online gezet");
        coordinator.isAccessible();

        timeMachine.settle();
        candidate.openOwnPage();
        candidate.reads("12:30–16:00");
        candidate.reads("Creditnota");
        assertThat(editions.get(edition.id()).fee()).isEqualByComparingTo("300");
    }

    private Enrolment candidateEnrolsInAGroup() {
        candidate.open("/programmes/" + slug);
        candidate.reads("Omgeving Apeldoorn");
        candidate.readsNowhere(ADDRESS);
        candidate.isAccessible();
        candidate.follow("Meld je aan voor deze editie");
        candidate.type("Voornaam", "Aafke");
        candidate.type("Achternaam", "Sikkema");
        candidate.type("E-mailadres", candidate.address());
        candidate.type("Organisatie", "Stichting Weidevenne");
        candidate.type("Functie", "Bestuurder");
        candidate.select("Sector", "PRIMARY");
        candidate.tick("Ik vind het goed dat");
        candidate.press("Aanmelding versturen");
        candidate.reads("In welke groep doe je mee?");
        candidate.isAccessible();
        candidate.tick("Groep 1");
        candidate.enrol();
        candidate.readsNowhere(ADDRESS);
        return enrolments.findByReference(candidate.reference()).orElseThrow();
    }

    private void candidateLearnsTheAddressOnceAdmitted(Enrolment enrolment) {
        admit(enrolment);
        candidate.openOwnPage();
        candidate.reads("Van Houten Pompen, " + ADDRESS);
    }

    private void facilitatorPrepares(Meeting visit) {
        tasklist("facilitator")
                .claim("Bereid bijeenkomst voor", edition.title(), visit.title().nl())
                .type("Thema", "Kijken naar verbeteren")
                .type("Wat lezen of bekijken de deelnemers vooraf?", "Een korte tekst")
                .type("Kleine opdrachten", "Loop een uur mee op een school")
                .check("Hoe komen jullie samen?", "Op de afgesproken plaats")
                .complete();
        timeMachine.settle();
    }

    private void candidateHandsIn() {
        candidate.openTask("Lever je opdracht in");
        candidate.reads("Loop een uur mee op een school");
        candidate.type("Jouw uitwerking", "Iedereen zoekt de sleutel van het magazijn.");
        candidate.send();
        candidate.openOwnPage();
        candidate.reads("Iedereen zoekt de sleutel van het magazijn.");
    }

    private void staffReadWhatWasHandedIn(Meeting visit) {
        coordinator.open("/desk/editions/" + edition.id());
        coordinator.isAccessible();
        coordinator.follow("Ingeleverde opdrachten: 1 van 1");
        coordinator.reads("Iedereen zoekt de sleutel van het magazijn.");
        coordinator.isAccessible();
    }

    private void coordinatorChangesAGroupOnlyWithAReason(Enrolment other) {
        coordinator.open("/desk/enrolments/" + other.reference() + "/group");
        coordinator.isAccessible();
        coordinator.page().getByRole(AriaRole.RADIO).first().check();
        coordinator.press("In deze groep zetten");
        assertThat(coordinator.page().getByRole(AriaRole.ALERT)).isVisible();
        coordinator.isAccessible();
        coordinator.page().locator("textarea").fill("Kan door een operatie niet op dinsdag");
        coordinator.press("In deze groep zetten");
        coordinator.reads("De groep is veranderd");
        coordinator.open("/desk/editions/" + edition.id());
        coordinator.reads("Kan door een operatie niet op dinsdag");
    }

    private void facilitatorRegistersAttendance(Meeting visit) {
        tasklist("facilitator")
                .claim("Registreer aanwezigheid", edition.title(), visit.title().nl())
                .check("Is de bijeenkomst doorgegaan?", "Ja, op de plaats zelf")
                .check("Wie waren er?", "Aafke Sikkema")
                .check("Wie waren er?", "Bram van den Berg")
                .complete();
    }

    private void candidateRatesLow() {
        candidate.openTask("Geef je mening over de bijeenkomst");
        candidate.type("Welk cijfer geef je?", "7");
        candidate.send();
    }

    private void coordinatorActsOnTheRating(Meeting visit) {
        passTimeUntil(visit.endsAt().plusDays(15));
        tasklist("coordinator")
                .claim(
                        "Verbeter na lage waardering",
                        edition.title(),
                        visit.title().nl())
                .reads("De norm van dit programma is 8")
                .type("Wat doen jullie eraan?", "De gastheer ruimt een uur in voor gesprekken op de vloer")
                .complete();
    }

    private void somebodyElseLeavesInterest() {
        Portal visitor = portal(UUID.randomUUID() + "@bestuur.example");
        visitor.open("/programmes/" + slug);
        assertThat(visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Meld je aan")))
                .hasCount(0);
        visitor.isAccessible();
        Locator form = visitor.page().locator("#interest");
        form.locator("[name=name]").fill("Greet Halsema");
        form.locator("[name=email]").fill(visitor.address());
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(visitor.page().getByRole(AriaRole.STATUS)).isVisible();
        visitor.isAccessible();

        planning.planEdition(slug, "Volgend jaar", clock.today().plusWeeks(14));
        timeMachine.settle();
        assertThat(mailLog.to(visitor.address()))
                .extracting(entry -> entry.template().name())
                .containsOnlyOnce("EDITION_OPENED");
    }

    private Enrolment anAdmittedMember(int group, String givenName) {
        Enrolment member =
                enrolling.receive(interestForm(edition, givenName, UUID.randomUUID() + "@bestuur.example", group));
        enrolling.confirmAddress(member.id());
        admit(member);
        return member;
    }

    private void admit(Enrolment candidateOfTheGroup) {
        fillInIntakeForm(candidateOfTheGroup);
        chooseAnyTime(candidateOfTheGroup);
        holdConversation(candidateOfTheGroup);
        decideForOrganiser(candidateOfTheGroup, "YES");
        decideForCandidate(candidateOfTheGroup, "YES");
    }
}
