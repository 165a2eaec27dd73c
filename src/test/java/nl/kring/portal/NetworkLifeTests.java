package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormLibrary;
import nl.kring.network.NetworkLife;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.programme.NetworkPhase;
import nl.kring.programme.Programme;
import nl.kring.session.Meetings.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The phases of a network, its members' page and portfolio, and how the academy follows it. */
class NetworkLifeTests extends PortalTest {

    @Autowired
    NetworkLife life;

    @Autowired
    FormLibrary library;

    private Edition edition;
    private Programme network;

    @BeforeEach
    void aNetworkOfItsOwn() {
        String slug = "net-" + someAddress().substring(1, 9).replaceAll("[^a-z0-9]", "");
        edition = anOpenEditionOf(slug, yaml -> {
            var about = yaml.putObject("network").put("phase", "SOWING");
            about.putObject("lasts").put("nl", "Een jaar").put("en", "A year");
            ((com.fasterxml.jackson.databind.node.ObjectNode) yaml.get("title")).put("nl", "Netwerk " + slug);
        });
        network = edition.programme();
    }

    @Test
    void aFacilitatorChangesThePhaseWithANoteAndItShowsAtOnce() {
        Visitor facilitator = Visitor.staff(port, "facilitator");
        String page = "/desk/networks/" + network.slug();
        assertThat(text(visitor().get("/programmes/" + network.slug()))).contains("Zaaien");

        HttpResponse<String> sent = facilitator.submit(
                page, page, Map.of("phase", "CULTIVATING", "seen", "SOWING", "note", "De groep is compleet"));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(text(facilitator.get(page))).contains("De groep is compleet", "Kweken");
        assertThat(text(visitor().get("/programmes/" + network.slug()))).contains("Kweken");
        assertThat(life.phase(network)).isEqualTo(NetworkPhase.CULTIVATING);
    }

    @Test
    void aPhaseNeedsANoteAndIsNotChangedOverSomebodyElses() {
        Visitor facilitator = Visitor.staff(port, "facilitator");
        String page = "/desk/networks/" + network.slug();

        assertThat(facilitator
                        .submit(page, page, Map.of("phase", "CULTIVATING", "seen", "SOWING", "note", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(life.phase(network)).isEqualTo(NetworkPhase.SOWING);

        life.change(network.id(), NetworkPhase.SOWING, NetworkPhase.CULTIVATING, "Compleet", FACILITATOR);
        life.change(network.id(), NetworkPhase.SOWING, NetworkPhase.CULTIVATING, "Nog eens", FACILITATOR);
        assertThatThrownBy(() ->
                        life.change(network.id(), NetworkPhase.SOWING, NetworkPhase.HARVESTING, "Te snel", FACILITATOR))
                .isInstanceOf(NetworkLife.ChangedMeanwhile.class);
        assertThat(life.history(network.id())).hasSize(1);
    }

    @Test
    void membersSeeEachOthersDetailsOnlyByConsent() {
        Enrolment one = aMember();
        Enrolment other = aMember();

        assertThat(text(members(other))).contains(one.name()).doesNotContain(one.email());

        HttpResponse<String> saved =
                save(one, Map.of("question", "Hoe laat ik los?", "phone", "06 12", "sharesContact", "true"));
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(text(members(other))).contains(one.email(), "06 12", "Hoe laat ik los?");

        save(one, Map.of("question", "Hoe laat ik los?", "phone", "06 12"));
        assertThat(text(members(other))).contains("Hoe laat ik los?").doesNotContain(one.email(), "06 12");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsLost() {
        Enrolment member = aMember();

        HttpResponse<String> answer = save(member, Map.of("question", "Mijn vraag", "phone", "bel maar"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains("alleen cijfers");
        assertThat(answer.body()).contains("bel maar", "Mijn vraag");
    }

    @Test
    void theYieldsOfTheMeetingsAreThePortfolio() {
        Enrolment member = aMember();
        Meeting kickOff = edition.kickOff();
        meetings.begin(kickOff.id());
        meetings.register(
                kickOff.id(),
                new Registration(
                        nl.kring.session.SessionOutcome.HELD,
                        java.util.Set.of(member.id()),
                        null,
                        "Drie antwoorden",
                        null));

        assertThat(text(members(member))).contains("Drie antwoorden");
        HttpResponse<String> file =
                signedIn(member).get("/my/enrolments/" + member.reference() + "/network/portfolio.txt");
        assertThat(file.body()).contains("Drie antwoorden");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    }

    @Test
    void nobodyElseSeesTheMembersPage() {
        Enrolment member = aMember();
        Enrolment candidate = aConfirmedCandidate(edition);

        assertThat(members(candidate).statusCode()).isEqualTo(404);
        assertThat(signedIn(candidate)
                        .get("/my/enrolments/" + member.reference() + "/network")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theAcademySeesHowTheNetworksAreDoing() {
        assertThat(text(Visitor.staff(port, "coordinator").get("/desk/networks")))
                .contains(network.definition().title().nl(), "Zaaien", "Geen editie onderweg");
        assertThat(visitor().get("/desk/networks").statusCode()).isEqualTo(302);
    }

    @Test
    void theBaselineIsKeptOnceAndShowsAsPictureAndTable() {
        Enrolment member = aMember();
        String page = "/my/enrolments/" + member.reference() + "/network/baseline";
        assertThat(text(members(member))).doesNotContain("De nulmeting invullen");
        passTimeUntil(edition.kickOff().endsAt().plusMinutes(1));
        Visitor visitor = signedIn(member);
        assertThat(text(members(member))).contains("De nulmeting invullen");
        assertThat(visitor.submit(page, page, Map.of("rightTopics", "4")).statusCode())
                .isEqualTo(422);

        assertThat(visitor.submit(page, page, scores("4")).statusCode()).isEqualTo(302);
        visitor.submit("/my/enrolments/" + member.reference() + "/network", page, scores("1"));

        HttpResponse<String> shown = members(member);
        assertThat(shown.body()).contains("role=\"img\"", "cx=\"230");
        assertThat(text(shown))
                .contains("1. We bespreken de juiste onderwerpen 4,0 –")
                .doesNotContain("De nulmeting invullen");
    }

    @Test
    void theSameQuestionsComeBackInTheEvaluation() {
        List<String> forms = new ArrayList<>(List.of("FillInNetworkEvaluation"));
        programmes
                .findPartsOf("leernetwerken")
                .forEach(part -> forms.add(part.definition().formFor("fillInIntakeForm", "")));
        assertThat(forms)
                .hasSizeGreaterThan(9)
                .allSatisfy(form -> assertThat(keys(form))
                        .contains("visionTogether", "schoolAndWorld", "organisingForLearning")
                        .contains("learningStaff", "thinkingAhead"));
        assertThat(keys("FillInBaseline")).hasSize(9);
        assertThat(keys("FillInNetworkEvaluation")).containsAll(keys("FillInBaseline"));
    }

    private List<String> keys(String form) {
        return library.get(form).schema().fields().stream()
                .map(field -> field.key())
                .toList();
    }

    private Map<String, String> scores(String score) {
        return keys("FillInBaseline").stream().collect(Collectors.toMap(key -> key, key -> score));
    }

    private Enrolment aMember() {
        Enrolment member = aConfirmedCandidate(edition);
        enrolling.startDeciding(member.id());
        enrolling.admit(member.id());
        return enrolments.get(member.id());
    }

    private HttpResponse<String> members(Enrolment enrolment) {
        return signedIn(enrolment).get("/my/enrolments/" + enrolment.reference() + "/network");
    }

    private HttpResponse<String> save(Enrolment member, Map<String, String> fields) {
        String page = "/my/enrolments/" + member.reference() + "/network";
        return signedIn(member).submit(page, page, fields);
    }
}
