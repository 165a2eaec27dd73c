package nl.kring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.Initiatives;
import nl.kring.programme.Edition;
import nl.kring.programme.Programme;
import nl.kring.session.Meetings.Registration;
import nl.kring.session.SessionOutcome;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A secretary from the application to a network, and a member who nominates somebody with whom the network lives on. */
class LearningNetworksBrowserTest extends BrowserWalk {

    private static final Pattern SUPPORT = Pattern.compile("http\\S+/support/\\S+");
    private static final Pattern NOMINATION = Pattern.compile("http\\S+/nominations/\\S+");
    private static final Pattern SIGN_IN = Pattern.compile("http\\S+/my/sign-in/\\S+");
    private static final String ACADEMY = "/programmes/leernetwerken";

    @Autowired
    Initiatives initiatives;

    @Autowired
    Bypasses bypasses;

    @Test
    void leadsAnApplicationByWayOfWhatIsMissingToANetwork() {
        Portal secretary = portal(UUID.randomUUID() + "@school.example");
        apply(secretary);
        String link = secretary.letterWith(SUPPORT);
        secretary.open(link);
        secretary.isAccessible();
        secretary.press("Ja, dit adres is van mij");
        secretary.reads("Wordt getoetst");
        String reference = applicationOf(secretary).reference();
        Tasklist coordinator = tasklist("coordinator");

        assess(coordinator, reference);
        timeMachine.settle();
        secretary.open(link);
        secretary.reads("Wat er ontbreekt");
        secretary.isAccessible();
        secretary.follow("Vul je aanvraag aan");
        secretary.isAccessible();
        secretary.type("Hoeveel bijeenkomsten zijn er in een jaar?", "4");
        secretary.press("Opnieuw versturen");
        secretary.reads("Wordt getoetst");
        assess(coordinator, reference);
        timeMachine.settle();

        advise(reference);
        decide(coordinator, reference);
        timeMachine.settle();
        secretary.open(link);
        secretary.reads("De academie ondersteunt je netwerk.");
        secretary.reads("Een vraag die op veel scholen leeft.");
        secretary.isAccessible();
        plan(coordinator, reference);
        timeMachine.settle();

        seeTheNetwork(secretary);
    }

    @Test
    void aMemberNominatesSomebodyAndTheNetworkLivesOn() {
        Edition edition = aNetworkByNomination();
        Enrolment known = admitted(bypasses.add(
                interestForm(edition, "Noor", UUID.randomUUID() + "@school.example"), "Al lid", COORDINATOR));
        Portal member = portal(known.email());
        signIn(member);
        Portal nominee = portal(UUID.randomUUID() + "@school.example");

        nominate(member, known, nominee);
        nominee.open(nominee.letterWith(NOMINATION));
        nominee.type("Organisatie", "College De Vaart");
        nominee.type("Functie", "Rector");
        nominee.select("Sector", "SECONDARY");
        nominee.tick("Ik vind het goed dat");
        nominee.enrol();
        admit(enrolments.findByReference(nominee.reference()).orElseThrow());
        passTimeUntil(edition.kickOff().endsAt().plusMinutes(1));
        holdAMeeting(edition, known);

        nominee.open(beside(nominee, "/my/enrolments/" + nominee.reference() + "/network"));
        nominee.reads("Drie manieren om slecht nieuws te brengen");
        nominee.reads(known.name());
        nominee.readsNowhere(known.email());
        nominee.isAccessible();
        shareDetails(member, known);
        nominee.open(beside(nominee, "/my/enrolments/" + nominee.reference() + "/network"));
        nominee.reads(known.email());
        takeTheBaseline(nominee);
    }

    private void apply(Portal secretary) {
        secretary.open(ACADEMY);
        secretary.isAccessible();
        secretary.follow("Vraag ondersteuning aan");
        secretary.isAccessible();
        secretary.type("Voornaam", "Ilse");
        secretary.type("Achternaam", "Voorbeeld");
        secretary.type("E-mailadres", secretary.address());
        secretary.type("School of bestuur", "College De Vaart");
        secretary.type("Functie", "Rector");
        secretary.choose("Geef je leiding in het voortgezet onderwijs?", "Ja");
        secretary.typeEverywhere("Daar praten we in de regio al een jaar over.");
        secretary.type("Naam van het netwerk", "Samen leiden");
        secretary.choose("Wie vragen om dit netwerk?", "Schoolleiders");
        secretary.choose("Is het netwerk open of besloten?", "Open");
        secretary.type("Hoeveel vaste deelnemers zijn er?", "8");
        secretary.type("Hoeveel bijeenkomsten zijn er in een jaar?", "2");
        secretary.type("Voor hoeveel jaar is het netwerk opgezet?", "2");
        secretary.choose("Kunnen deelnemers elkaar tussendoor bereiken?", "Ja");
        secretary.choose("Is er een begeleider?", "Nog niet, we zoeken er een met hulp van de academie");
        secretary.choose("Is de academie welkom bij (een deel van) ten minste één bijeenkomst?", "Ja");
        secretary.choose("Vind je het goed dat de academie betrokken is en het netwerk volgt?", "Ja");
        secretary.tick("Ik vind het goed dat mijn gegevens");
        secretary.press("Aanvraag versturen");
        secretary.reads("Kijk in je mail");
        secretary.isAccessible();
    }

    /** Confirms what follows from the answers; only people can judge the fourth criterion. */
    private static void assess(Tasklist coordinator, String reference) {
        coordinator
                .claim("Toets aan de criteria", reference)
                .check("Voldaan aan criterium 4?", "Ja")
                .type("Waarom? (criterium 4)", "Het gaat over het eigen handelen.")
                .complete();
    }

    private void advise(String reference) {
        tasklist("facilitator")
                .claim("Adviseer over de aanvraag", reference)
                .check("Het raakt de kern van het werk van een schoolleider", "Sterk")
                .check("Deelnemers leren met en van elkaar", "Sterk")
                .check("Er is rust en ruimte om na te denken", "Voldoende")
                .check("Deelnemers zijn actief en onderzoekend", "Sterk")
                .check("De inhoud en de begeleiding zijn goed", "Voldoende")
                .check("Adviseer je om te ondersteunen?", "Ja")
                .type("Waarom?", "Een scherpe vraag.")
                .complete();
    }

    private static void decide(Tasklist coordinator, String reference) {
        coordinator
                .claim("Besluit over ondersteuning", reference)
                .reads("Er is rust en ruimte om na te denken")
                .check("Ondersteunt de academie dit netwerk?", "Ja")
                .type("Waarom?", "Een vraag die op veel scholen leeft.")
                .type("Bijdrage in het eerste jaar, in euro", "2500")
                .check("Waarvoor is de bijdrage?", "De begeleider")
                .complete();
    }

    private void plan(Tasklist coordinator, String reference) {
        coordinator
                .claim("Plan het netwerk", reference)
                .type("Naam in het Nederlands", "Samen leiden " + reference)
                .type("Naam in het Engels", "Leading together")
                .type("In één zin, in het Nederlands", "De leiding delen in een grote school.")
                .type("In één zin, in het Engels", "Sharing the lead in a large school.")
                .type("Beschrijving in het Nederlands", "Hoe delen we de leiding?")
                .type("Beschrijving in het Engels", "How do we share the lead?")
                .typeDate(
                        "Dag van de eerste bijeenkomst",
                        clock.today().plusWeeks(16).format(DateTimeFormatter.ofPattern("MM/dd/uuuu")))
                .complete();
    }

    private void seeTheNetwork(Portal secretary) {
        Programme network =
                programmes.get(Objects.requireNonNull(applicationOf(secretary).networkId()));
        Edition first =
                editions.findByProgrammeIdOrderByEnrolmentOpensAt(network.id()).get(0);
        assertThat(first.contribution()).isEqualByComparingTo("2500");
        secretary.open("/programmes/" + network.slug());
        secretary.reads("2 jaar, daarna in overleg verder");
        secretary.reads("Bijeenkomst 4");
        secretary.isAccessible();
        Screen desk = desk("coordinator");
        desk.open("/desk/networks/" + network.slug());
        desk.reads("Wie betaalt");
        desk.isAccessible();
        desk.open("/desk/programmes/" + network.slug() + "/plan");
        desk.reads("Eigen investering");
        desk.isAccessible();
    }

    private static void signIn(Portal member) {
        member.open("/my/sign-in");
        member.isAccessible();
        member.type("E-mailadres", member.address());
        member.press("Stuur me een link");
        member.reads("Kijk in je mail");
        member.open(member.letterWith(SIGN_IN));
        member.press("Inloggen");
        member.page().waitForURL(url -> !url.contains("sign-in"));
    }

    private static void nominate(Portal member, Enrolment known, Portal nominee) {
        member.open(beside(member, "/my/enrolments/" + known.reference() + "/nominate"));
        member.isAccessible();
        member.type("Voornaam", "Hugo");
        member.type("Achternaam", "Nieuwenhuis");
        member.type("E-mailadres", nominee.address());
        member.press("Voordragen");
        member.reads("De voordracht is verstuurd.");
    }

    private static void shareDetails(Portal member, Enrolment known) {
        member.open(beside(member, "/my/enrolments/" + known.reference() + "/network"));
        member.type("Aan welke vraag werk je?", "Hoe laat ik los?");
        member.tick("De andere deelnemers mogen");
        member.press("Bewaren");
        member.reads("Bewaard.");
        member.isAccessible();
    }

    private static void takeTheBaseline(Portal nominee) {
        nominee.follow("De nulmeting invullen");
        nominee.isAccessible();
        nominee.chooseEverywhere("3");
        nominee.press("Versturen");
        nominee.reads("Dank je, de nulmeting is bewaard.");
        nominee.reads("Wat er verandert");
        nominee.isAccessible();
    }

    /** Where somebody is signed in: the letters may name this machine otherwise than the browser was told. */
    private static String beside(Portal portal, String path) {
        return URI.create(portal.page().url()).resolve(path).toString();
    }

    private Initiative applicationOf(Portal secretary) {
        return initiatives.findAllByOrderByReceivedAtDesc().stream()
                .filter(initiative -> initiative.email().equals(secretary.address()))
                .findFirst()
                .orElseThrow();
    }

    private Edition aNetworkByNomination() {
        return anOpenEditionOf("kring-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            var network = yaml.putObject("network").put("phase", "CULTIVATING");
            network.putObject("lasts").put("nl", "Zonder einddatum").put("en", "Open-ended");
            yaml.withObject("/conditions").put("nomination", true);
            yaml.putObject("baseline").put("after", "P14D");
        });
    }

    private Enrolment admitted(Enrolment enrolment) {
        enrolling.confirmAddress(enrolment.id());
        return admit(enrolment);
    }

    private Enrolment admit(Enrolment enrolment) {
        enrolling.startDeciding(enrolment.id());
        enrolling.admit(enrolment.id());
        return enrolments.get(enrolment.id());
    }

    private void holdAMeeting(Edition edition, Enrolment present) {
        meetings.begin(edition.kickOff().id());
        meetings.register(
                edition.kickOff().id(),
                new Registration(
                        SessionOutcome.HELD,
                        Set.of(present.id()),
                        null,
                        "Drie manieren om slecht nieuws te brengen",
                        null));
    }
}
