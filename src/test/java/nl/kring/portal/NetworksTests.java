package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.kring.Visitor;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.programme.Edition;
import nl.kring.programme.OwnInvestment;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of the sector academy, its networks, and joining one when nominated or after the start. */
class NetworksTests extends PortalTest {

    private static final String ACADEMY = "leernetwerken";
    private static final String NOMINATED_ONLY = "eindverantwoordelijk-schoolleiders";

    @Autowired
    Bypasses bypasses;

    @Test
    void onePageListsTheNetworks() {
        String page = text(visitor().get("/programmes/" + ACADEMY));

        assertThat(page)
                .containsPattern("De \\d+ netwerken")
                .contains("Eindverantwoordelijk schoolleiders", "Leiding van onderop")
                .contains("Alleen op voordracht van een lid", "Besloten: na de start", "Open: in overleg")
                .contains("Zaaien", "Kweken");
        assertThat(text(visitor().get("/"))).containsPattern("\\d+ netwerken").doesNotContain("Leiding van onderop");
        assertThat(text(visitor().reading("en").get("/programmes/" + ACADEMY + "?lang=en")))
                .contains("Only when nominated by a member");
    }

    @Test
    void aNetworkLeadsBackToThePageItStandsOn() {
        Edition edition = planning.planEdition(
                "verbindend-vernieuwen", "Info", clock.today().plusWeeks(12));

        HttpResponse<String> page = visitor().get("/programmes/verbindend-vernieuwen");

        assertThat(page.body()).contains("href=\"/programmes/" + ACADEMY + "\"");
        assertThat(text(page)).contains("Informatiebijeenkomsten", "Ten minste twee jaar", "Info");
        assertThat(text(page)).containsPattern("12:00 uur, tot [a-z]+ \\d+ [a-z]+, 12:00 uur");
        assertThat(edition.meetings().get(1).startsAt().plusDays(1))
                .isEqualTo(edition.meetings().get(1).endsAt());
    }

    @Test
    void theInterfaceListsTheEditionsOfAllNetworksUnderTheAcademy() throws JsonProcessingException {
        Edition edition =
                planning.planEdition("slim-besturen", "Proef", clock.today().plusWeeks(12));

        JsonNode listed =
                objectMapper.readTree(visitor().get("/api/v1/programmes").body());

        JsonNode academy = StreamSupport.stream(listed.spliterator(), false)
                .filter(programme -> programme.get("slug").asText().equals(ACADEMY))
                .findFirst()
                .orElseThrow();
        assertThat(StreamSupport.stream(academy.get("editions").spliterator(), false)
                        .filter(shown ->
                                shown.get("id").asText().equals(edition.id().toString())))
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.get("title").asText()).isEqualTo("Slim besturen Proef");
                    assertThat(shown.get("enrolmentOpen").asBoolean()).isTrue();
                });
        assertThat(StreamSupport.stream(listed.spliterator(), false)
                        .map(programme -> programme.get("slug").asText()))
                .doesNotContain("slim-besturen");
    }

    @Test
    void theAcademyItselfHasNoEditions() {
        Assertions.assertThatThrownBy(() ->
                        planning.planEdition(ACADEMY, "Geen", clock.today().plusWeeks(12)))
                .hasMessageContaining("no editions of its own");
    }

    // Nomination ----------------------------------------

    @Test
    void enrollingWithoutANominationIsRefusedWithTheReason() {
        Edition edition = anEditionForTheNominated();

        assertThat(text(visitor().get(enrolPath(edition))))
                .contains("Alleen op voordracht")
                .doesNotContain("Aanmelding versturen");
        Assertions.assertThatThrownBy(() -> enrolling.receive(interestForm(edition, "Sanne", someAddress())))
                .isInstanceOfSatisfying(
                        EnrolmentRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(EnrolmentRefused.Reason.NOT_NOMINATED));
    }

    @Test
    void aMemberNominatesAndTheNomineeEnrolsByTheLink() {
        Edition edition = anEditionForTheNominated();
        Enrolment member = aMember(edition);
        String nominee = someAddress();

        HttpResponse<String> sent = nominate(member, nominee);

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(mailTo(nominee)).singleElement().asString().contains(member.name());
        String link = linkTo(nominee, "/nominations/").orElseThrow();
        Visitor visitor = visitor();
        String enrol = location(visitor.get(link));
        HttpResponse<String> form = visitor.get(enrol);
        assertThat(form.body()).contains("value=\"" + nominee + "\"", "value=\"Hugo\"");
        HttpResponse<String> enrolled = send(visitor, enrolPath(edition), hidden(form), filledIn(nominee));
        assertThat(location(enrolled)).endsWith("/enrol/thanks");
    }

    @Test
    void aLinkIsOfNoUseForAnotherAddress() {
        Edition edition = anEditionForTheNominated();
        String nominee = someAddress();
        nominate(aMember(edition), nominee);
        Visitor visitor = visitor();
        HttpResponse<String> form = visitor.get(
                location(visitor.get(linkTo(nominee, "/nominations/").orElseThrow())));

        HttpResponse<String> refused = send(visitor, enrolPath(edition), hidden(form), filledIn(someAddress()));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(text(refused)).contains("is niet voorgedragen");
    }

    @Test
    void nobodyIsNominatedTwiceNorByWhoeverIsNoParticipant() {
        Edition edition = anEditionForTheNominated();
        Enrolment member = aMember(edition);
        String nominee = someAddress();
        nominate(member, nominee);

        assertThat(text(nominate(member, nominee))).contains("Deze persoon is al voorgedragen");
        assertThat(text(nominate(member, "geen adres"))).contains("e-mailadres");
        assertThat(mailTo(nominee)).hasSize(1);
        Enrolment candidate = added(edition);
        assertThat(signedIn(candidate)
                        .get("/my/enrolments/" + candidate.reference() + "/nominate")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor().get("/nominations/onzin").statusCode()).isEqualTo(410);
    }

    // Joining after the start ----------------------------------------

    @Test
    void staffLetSomebodyJoinAnOpenNetworkAfterTheStart() {
        Edition edition = planning.planEdition(
                "leiding-van-onderop", "Open", clock.today().plusWeeks(3));
        passTimeUntil(edition.startsAt().plusDays(1));

        Enrolment late = added(edition);
        enrolling.confirmAddress(late.id());

        assertThat(statusOf(late)).isEqualTo(EnrolmentStatus.INTAKE);
    }

    @Test
    void nobodyJoinsAClosedNetworkAfterTheStart() {
        Edition edition = planning.planEdition(
                "vrouwelijk-leiderschap-1", "Besloten", clock.today().plusWeeks(3));
        passTimeUntil(edition.startsAt().plusDays(1));

        Assertions.assertThatThrownBy(() -> added(edition)).isInstanceOf(EnrolmentRefused.class);
    }

    private Edition anEditionForTheNominated() {
        return planning.planEdition(
                NOMINATED_ONLY,
                "Editie " + someAddress(),
                clock.today().plusWeeks(12),
                new OwnInvestment(BigDecimal.TEN, "De leden"));
    }

    private Enrolment added(Edition edition) {
        return bypasses.add(interestForm(edition, "Marijke", someAddress()), "Bekend bij de academie", COORDINATOR);
    }

    private Enrolment aMember(Edition edition) {
        Enrolment member = added(edition);
        enrolling.confirmAddress(member.id());
        enrolling.startDeciding(member.id());
        enrolling.admit(member.id());
        return member;
    }

    private HttpResponse<String> nominate(Enrolment member, String nominee) {
        String page = "/my/enrolments/" + member.reference() + "/nominate";
        return signedIn(member)
                .submit(page, page, Map.of("givenName", "Hugo", "familyName", "Voorbeeld", "email", nominee));
    }
}
