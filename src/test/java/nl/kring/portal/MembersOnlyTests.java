package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.mail.MailTemplate;
import nl.kring.membership.Members;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A programme for members of an association: the list at the desk, signing in, and the refusal of everybody else. */
class MembersOnlyTests extends PortalTest {

    private static final String JOIN = "https://vereniging.example/lid-worden";

    @Autowired
    Members members;

    private String slug;
    private String association;
    private Edition edition;
    private String member;
    private Visitor coordinator;

    @BeforeEach
    void aListWithOneMember() {
        slug = "leden-" + UUID.randomUUID().toString().substring(0, 8);
        association = "Vereniging " + slug;
        edition = anOpenEditionForMembers(slug, association);
        member = someAddress();
        coordinator = Visitor.staff(port, "coordinator");
        importList(line("Anouk", "de Wit", member));
    }

    // The list
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void staffSeeWhatWouldChangeBeforeAnythingDoes() {
        String newcomer = someAddress();

        HttpResponse<String> sent = upload(line("Bas", "Zander", newcomer));
        HttpResponse<String> comparison = coordinator.get(location(sent));

        assertThat(text(comparison)).contains("Bas Zander", "Anouk de Wit", "Er is nog niets ingelezen");
        assertThat(members.isMember(association, member)).isTrue();
        assertThat(members.isMember(association, newcomer)).isFalse();

        coordinator.submit(location(sent), location(sent), Map.of());
        assertThat(members.isMember(association, member)).isFalse();
        assertThat(members.isMember(association, newcomer)).isTrue();
        assertThat(text(coordinator.get(listPath()))).contains("Er staan 1 leden", "Bas Zander");

        coordinator.submit(listPath(), location(sent), Map.of());
        assertThat(members.isMember(association, newcomer)).isTrue();
    }

    @Test
    void aListWithAMistakeChangesNothingAndSaysWhere() {
        HttpResponse<String> answer = upload(line("Bas", "Zander", someAddress()) + "Cem;;geen adres\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains("Regel 3 , E-mailadres : is geen e-mailadres", "Regel 3 , Achternaam");
        assertThat(members.isMember(association, member)).isTrue();
    }

    @Test
    void aListThatWasComparedWithAnOlderOneIsNotCarriedOut() {
        String first = location(upload(line("Bas", "Zander", someAddress())));
        String newcomer = someAddress();
        importList(line("Cem", "Kaya", newcomer));

        HttpResponse<String> late = coordinator.submit(listPath(), first, Map.of());

        assertThat(late.statusCode()).isEqualTo(302);
        assertThat(members.isMember(association, newcomer)).isTrue();
    }

    @Test
    void facilitatorsAndVisitorsSeeNoMembers() {
        assertThat(Visitor.staff(port, "facilitator").get(listPath()).statusCode())
                .isEqualTo(403);
        assertThat(visitor().get(listPath()).statusCode()).isEqualTo(302);
        assertThat(coordinator.get("/desk/programmes/" + PROGRAMME + "/members").statusCode())
                .isEqualTo(404);
    }

    // Enrolling
    // --------------------------------------------------------------------------------------------------------

    @Test
    void aMemberSignsInWithALinkAndEnrolsWithWhatIsKnown() {
        Visitor visitor = visitor();
        HttpResponse<String> page = visitor.get(enrolPath(edition));
        assertThat(text(page)).contains("Log eerst in als lid", association);
        assertThat(page.body()).doesNotContain("name=\"givenName\"").contains(JOIN);

        signIn(visitor, member);

        assertThat(visitor.get(enrolPath(edition)).body())
                .contains("value=\"Anouk\"", "value=\"de Wit\"", "value=\"" + member + "\"", "value=\"Waterveen\"");
        HttpResponse<String> sent = enrol(visitor, edition, filledIn(member));
        assertThat(location(sent)).endsWith("/enrol/thanks");
        Enrolment enrolment = only();
        enrolling.confirmAddress(enrolment.id());
        assertThat(statusOf(enrolment)).isEqualTo(EnrolmentStatus.INTAKE);
    }

    @Test
    void theAnswerIsTheSameForEverybodyAndTheLetterSaysHowToBecomeAMember() {
        String stranger = someAddress();

        HttpResponse<String> known = askForLink(visitor(), member);
        HttpResponse<String> unknown = askForLink(visitor(), stranger);

        assertThat(known.statusCode()).isEqualTo(302).isEqualTo(unknown.statusCode());
        assertThat(location(known)).isEqualTo(location(unknown));
        assertThat(mailTo(stranger)).singleElement().asString().contains(association, JOIN);
        assertThat(linkTo(stranger, enrolPath(edition) + "/member/")).isEmpty();
        assertThat(askForLink(visitor(), "geen adres").statusCode()).isEqualTo(422);
    }

    @Test
    void aLinkWorksOnceAndForTenMinutes() {
        askForLink(visitor(), member);
        String link = linkTo(member, enrolPath(edition) + "/member/").orElseThrow();
        assertThat(visitor().submit(link, link, Map.of()).statusCode()).isEqualTo(302);
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);

        askForLink(visitor(), member);
        String late = linkTo(member, enrolPath(edition) + "/member/").orElseThrow();
        passTime(Duration.ofMinutes(11));
        HttpResponse<String> page = visitor().get(late);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(text(page)).contains("Deze link werkt niet meer");
    }

    @Test
    void nobodyEnrolsOnThePageWithoutSigningIn() {
        Visitor visitor = visitor();
        Map<String, String> hidden = hidden(visitor.get(enrolPath(edition)));

        HttpResponse<String> sent = send(visitor, enrolPath(edition), hidden, filledIn(member));

        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(places.standings(edition.id())).isEmpty();
    }

    @Test
    void aMemberEnrolsNobodyElse() {
        String other = someAddress();
        importList(line("Anouk", "de Wit", member) + line("Bas", "Zander", other));
        Visitor visitor = visitor();
        signIn(visitor, member);

        HttpResponse<String> sent = enrol(visitor, edition, filledIn(other));

        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(errorAt("email", sent)).contains("als lid bent ingelogd");
    }

    @Test
    void whoeverSignedInForSomethingElseAndIsNoMemberReadsWhy() {
        Enrolment elsewhere = aConfirmedCandidate(anOpenEdition());
        Visitor visitor = signedIn(elsewhere);

        assertThat(text(visitor.get(enrolPath(edition))))
                .contains(elsewhere.email() + " staat niet op de ledenlijst van " + association);
    }

    @Test
    void programsHearWhoIsNoMember() throws JsonProcessingException {
        HttpResponse<String> refused = enrolByProgram(someAddress());

        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode problem = objectMapper.readTree(refused.body());
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("email");
        assertThat(problem.at("/errors/0/message").asText()).contains(association, JOIN);
        assertThat(enrolByProgram(member.toUpperCase(Locale.ROOT)).statusCode()).isEqualTo(202);
    }

    @Test
    void whoeverLeftTheListBeforeConfirmingIsRefusedWithTheReason() {
        enrolByProgram(member);
        importList(line("Bas", "Zander", someAddress()));

        enrolling.confirmAddress(only().id());

        assertThat(statusOf(only())).isEqualTo(EnrolmentStatus.REFUSED);
        assertThat(letter(only(), MailTemplate.REFUSED).letter().text())
                .contains(association, "Vul op de site het formulier in.", JOIN);
    }

    @Test
    void thePageOfTheProgrammeSaysThatItIsForMembers() {
        assertThat(text(visitor().get("/programmes/" + slug))).contains("Alleen voor leden van " + association);
    }

    private Enrolment only() {
        return enrolments.get(places.standings(edition.id()).get(0).enrolment().id());
    }

    private HttpResponse<String> enrolByProgram(String email) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "givenName", "Anouk",
                "familyName", "de Wit",
                "email", email,
                "organisation", "Waterveen",
                "role", "Gemeentesecretaris"));
        try {
            return visitor()
                    .json(
                            "POST",
                            "/api/v1/editions/" + edition.id() + "/enrolments",
                            objectMapper.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> askForLink(Visitor visitor, String email) {
        return visitor.submit(enrolPath(edition), enrolPath(edition) + "/member", Map.of("email", email));
    }

    private void signIn(Visitor visitor, String email) {
        askForLink(visitor, email);
        String link = linkTo(email, enrolPath(edition) + "/member/").orElseThrow();
        assertThat(location(visitor.submit(link, link, Map.of()))).isEqualTo(enrolPath(edition));
    }

    private String listPath() {
        return "/desk/programmes/" + slug + "/members";
    }

    private static String line(String givenName, String familyName, String email) {
        return givenName + ";" + familyName + ";" + email + ";Waterveen\n";
    }

    private void importList(String lines) {
        String comparison = location(upload(lines));
        assertThat(coordinator.submit(comparison, comparison, Map.of()).statusCode())
                .isEqualTo(302);
    }

    private HttpResponse<String> upload(String lines) {
        String file = "Voornaam;Achternaam;E-mail;Gemeente\n" + lines;
        return coordinator.upload(listPath(), listPath(), "leden.csv", file.getBytes(StandardCharsets.UTF_8));
    }
}
