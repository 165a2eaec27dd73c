package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.InterestList;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import nl.kring.programme.ProgrammeDefinition.WhenOneLeaves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The interest list and its priority, and leaving a list with one click. */
class ListPagesTests extends PortalTest {

    @Autowired
    InterestList interestList;

    /** A programme of its own for each test, because an interest list belongs to a programme. */
    private String slug;

    private Edition open;

    @BeforeEach
    void aProgramme() {
        slug = "lijst-" + UUID.randomUUID().toString().substring(0, 8);
        open = anOpenEditionFor(slug, List.of());
    }

    @Test
    void whoeverIsOnTheInterestListIsToldFirstAndEnrolsBeforeEverybodyElse() {
        Edition edition = aPlannedEdition();
        String email = someAddress();
        leaveInterest(edition, email);
        assertThat(linkTo(email, "enrol?voorrang=")).isEmpty();

        passTimeUntil(edition.priorityOpensAt());

        String link = earlyLink(edition, email);
        assertThat(visitor().get(enrolPath(edition)).body()).contains("Aanmelden kan nu niet");
        Visitor visitor = visitor();
        HttpResponse<String> page = visitor.get(link);
        assertThat(page.body()).contains("Je staat op de interesselijst", email);
        HttpResponse<String> other = send(visitor, link, hidden(page), filledIn(someAddress()));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("alleen met het e-mailadres waarop je onze mail kreeg");

        HttpResponse<String> sent = send(visitor, link, hidden(page), filledIn(email));
        HttpResponse<String> again = send(visitor, link, hidden(page), filledIn(email));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(enrolments.findByEmailOrderByReceiptDesc(email)).hasSize(1);
        assertThat(visitor().get(link).body()).contains("is al gebruikt");
        Enrolment early = enrolments.findByEmailOrderByReceiptDesc(email).get(0);
        enrolling.confirmAddress(early.id());
        assertThat(statusOf(early)).isEqualTo(EnrolmentStatus.INTAKE);
    }

    @Test
    void aTeamEnrolsEarlyByTheLinkOfTheFirst() {
        slug = "lijst-team-" + UUID.randomUUID().toString().substring(0, 8);
        open = anOpenEditionForTeams(slug, new TeamRules(2, 3, WhenOneLeaves.KEEP));
        Edition edition = aPlannedEdition();
        String email = someAddress();
        leaveInterest(edition, email);
        passTimeUntil(edition.priorityOpensAt());
        String link = earlyLink(edition, email);
        Visitor visitor = visitor();
        HttpResponse<String> page = visitor.get(link);
        assertThat(page.body()).contains("Tweede persoon");
        Map<String, String> fields = filledIn(email);
        assertThat(send(visitor, link, hidden(page), fields).statusCode())
                .as("alone")
                .isEqualTo(422);
        String mate = someAddress();
        fields.put("member2GivenName", "Joost");
        fields.put("member2FamilyName", "Bakker");
        fields.put("member2Email", mate);

        HttpResponse<String> sent = send(visitor, link, hidden(page), fields);
        HttpResponse<String> again = send(visitor, link, hidden(page), fields);

        assertThat(List.of(sent.statusCode(), again.statusCode())).containsOnly(302);
        assertThat(enrolments.findByEditionIdOrderByReceipt(edition.id()))
                .hasSize(2)
                .allSatisfy(member -> assertThat(member.teamId()).isNotNull());
        assertThat(visitor().get(link).body()).contains("is al gebruikt");
        enrolments.findByEditionIdOrderByReceipt(edition.id()).forEach(member -> enrolling.confirmAddress(member.id()));
        assertThat(enrolments.findByEmailOrderByReceiptDesc(mate).get(0).status())
                .isEqualTo(EnrolmentStatus.INTAKE);
    }

    @Test
    void everybodyIsToldOnceAndWhoeverComesLateIsToldAtOnce() {
        Edition edition = aPlannedEdition();
        String early = someAddress();
        leaveInterest(edition, early);
        passTimeUntil(edition.priorityOpensAt());
        String late = someAddress();

        leaveInterest(edition, late);
        passTimeUntil(edition.enrolmentOpensAt().plusDays(1));

        assertThat(told(early)).isEqualTo(1);
        assertThat(told(late)).isEqualTo(1);
        assertThat(visitor().get(earlyLink(edition, late)).body()).contains("Aanmelding versturen");
    }

    @Test
    void theLinkOfOneEditionOpensNoOther() {
        Edition edition = aPlannedEdition();
        String email = someAddress();
        leaveInterest(edition, email);
        passTimeUntil(edition.priorityOpensAt());
        Edition other = aPlannedEdition();
        String link = earlyLink(edition, email);
        String elsewhere = enrolPath(other) + link.substring(link.indexOf('?'));

        assertThat(visitor().get(elsewhere).body()).contains("Aanmelden kan nu niet");
        assertThat(send(visitor(), elsewhere, hidden(visitor().get("/")), filledIn(email))
                        .statusCode())
                .isNotEqualTo(302);
    }

    @Test
    void theWaitingListIsLeftWithOneClickFromTheLetter() {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        String link = linkTo(waiting.email(), "/leave/").orElseThrow();

        assertThat(visitor().get(link).body()).contains("Van de wachtlijst af?");
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WAITING);
        Visitor visitor = visitor();
        assertThat(visitor.submit(link, link, Map.of()).body()).contains("Je staat niet meer op de lijst");

        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        HttpResponse<String> twice = visitor.submit("/", link, Map.of("_csrf", visitor.cookie("KRING-CSRF")));
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
        assertThat(twice.statusCode()).isNotEqualTo(500);
        assertThat(visitor().get("/leave/" + "x".repeat(43)).statusCode()).isEqualTo(404);
    }

    @Test
    void anOfferIsDeclinedWithOneClickAndGoesToTheNext() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment holder = aConfirmedCandidate(edition);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        enrolling.withdraw(holder.id(), "");
        String link = linkTo(first.email(), "/leave/").orElseThrow();

        assertThat(visitor().get(link).body()).contains("De plek niet nemen?");
        visitor().submit(link, link, Map.of());

        assertThat(statusOf(first)).isEqualTo(EnrolmentStatus.OFFER_DECLINED);
        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.OFFERED);
    }

    @Test
    void theListIsLeftFromOnesOwnPageToo() {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        Visitor visitor = signedIn(waiting);
        String page = "/my/enrolments/" + waiting.reference();
        assertThat(visitor.get(page).body()).contains("Plaats 1 op de wachtlijst", "als nummer 2");

        assertThat(visitor.submit(page, page + "/leave-list", Map.of()).statusCode())
                .isEqualTo(302);

        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        assertThat(visitor.submit(page, page + "/leave-list", Map.of()).statusCode())
                .isEqualTo(302);
    }

    @Test
    void whoeverWaitedInVainIsOnTheNextListUntilTheyLeaveIt() {
        allocation.setCapacity(open.id(), 1);
        aConfirmedCandidate(open);
        Enrolment waiting = aConfirmedCandidate(open);
        passTimeUntil(open.enrolmentClosesAt());
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.NO_PLACE);
        assertThat(enrolling.keepInterest(waiting.id())).isEqualTo(enrolling.keepInterest(waiting.id()));
        String link = linkTo(waiting.email(), "/leave/").orElseThrow();

        assertThat(visitor().get(link).body()).contains("Van de interesselijst af?");
        visitor().submit(link, link, Map.of());

        passTimeUntil(aPlannedEdition().priorityOpensAt());
        assertThat(told(waiting.email())).isZero();
    }

    @Test
    void saysOnThePageOfTheProgrammeHowTheOrderWorks() {
        assertThat(visitor().get("/programmes/" + PROGRAMME).body())
                .contains("wie later komt, gaat niet voor", "alleen met een reden", "1 week eerder aanmelden");
        assertThat(visitor().get(enrolPath(anOpenEdition())).body()).contains("De volgorde is die van binnenkomst");
    }

    /** Opens to everybody in four weeks. */
    private Edition aPlannedEdition() {
        Edition edition = planning.planEdition(
                slug, "Later " + UUID.randomUUID(), clock.today().plusWeeks(30));
        timeMachine.settle();
        return editions.get(edition.id());
    }

    private void leaveInterest(Edition edition, String email) {
        interestList.add(edition.programme().id(), "Mees", email, Locale.forLanguageTag("nl"));
    }

    private String earlyLink(Edition edition, String email) {
        return linkTo(email, enrolPath(edition) + "?voorrang=").orElseThrow();
    }

    private long told(String email) {
        return mailLog.to(email).stream()
                .filter(entry -> entry.template() == MailTemplate.EDITION_OPENED)
                .count();
    }
}
