package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.journey.JourneyTest;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.InterestList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Letters with a personal link, sent once more by a coordinator. */
class ResendPagesTests extends JourneyTest {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/(?:confirm|leave|editions)/\\S+)");

    @LocalServerPort
    int port;

    @Autowired
    InterestList interestList;

    private Visitor coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = Visitor.staff(port, "coordinator");
    }

    @Test
    void aNewLinkToConfirmWorksAndSoDoesTheOneBeforeUntilItIsUsed() {
        Enrolment candidate = aNewCandidate(anOpenEdition());
        MailLog.Entry letter = letter(candidate, MailTemplate.CONFIRM_ADDRESS);
        String before = link(letter);

        resend(letter);

        String anew = link(letter);
        assertThat(anew).isNotEqualTo(before).startsWith("/confirm/");
        assertThat(page(letter)).contains("•••").doesNotContain(anew, before);
        Visitor reader = new Visitor(port);
        assertThat(reader.get(before).statusCode()).isEqualTo(200);
        assertThat(reader.submit(anew, anew, Map.of()).statusCode()).isEqualTo(302);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
        cannotGoAgain(letter, "is al bevestigd");
    }

    @Test
    void whoeverWaitsCanLeaveTheListByTheNewLink() {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        MailLog.Entry letter = letter(waiting, MailTemplate.WAITING_LIST);

        resend(letter);

        String anew = link(letter);
        new Visitor(port).submit(anew, anew, Map.of());
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        cannotGoAgain(letter, "is voorbij");
    }

    @Test
    void anOfferGoesAgainWhileItStands() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        enrolling.withdraw(first.id(), "Geen tijd");
        timeMachine.settle();
        MailLog.Entry letter = letter(waiting, MailTemplate.PLACE_OFFERED);

        resend(letter);

        assertThat(link(letter)).startsWith("/leave/");
        answer(waiting, "Task_AcceptOfferedPlace", Map.of("accept", "YES"));
        cannotGoAgain(letter, "is voorbij");
    }

    @Test
    void whoeverMayEnrolEarlyGetsALinkOfTheirOwnAgain() {
        String reader = "belang" + UUID.randomUUID() + "@school.example";
        UUID programme = programmes.findBySlug(PROGRAMME).orElseThrow().id();
        UUID interest = interestList.add(programme, "Bo de Vries", reader, Locale.forLanguageTag("nl"));
        Edition edition = planning.planEdition(
                PROGRAMME,
                "Test " + UUID.randomUUID(),
                clock.today()
                        .plus(programmes
                                .findBySlug(PROGRAMME)
                                .orElseThrow()
                                .definition()
                                .enrolmentOpensBefore())
                        .plusDays(20));
        passTimeUntil(edition.priorityOpensAt().plusHours(1));
        MailLog.Entry letter = mailLog.to(reader).get(0);
        assertThat(letter.template()).isEqualTo(MailTemplate.EDITION_OPENED);
        String before = link(letter);

        resend(letter);

        assertThat(link(letter)).isNotEqualTo(before).contains("/enrol?voorrang=");
        assertThat(new Visitor(port).get(link(letter)).statusCode()).isEqualTo(200);
        passTime(Duration.between(clock.instant(), edition.enrolmentClosesAt().plusDays(1)));
        cannotGoAgain(letter, "is voorbij");
        interestList.remove(interest);
    }

    @Test
    void whoeverLeftTheInterestListIsNotPutOnItAgain() {
        Edition edition = anOpenEdition();
        Enrolment candidate = anAdmittedCandidate(edition);
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "NO_GO");
        timeMachine.settle();
        MailLog.Entry letter = letter(candidate, MailTemplate.EDITION_CANCELLED);
        resend(letter);
        String anew = link(letter);

        new Visitor(port).submit(anew, anew, Map.of());

        cannotGoAgain(letter, "niet meer op de interesselijst");
        assertThat(interestList.awaitsNews(edition.programme().id(), candidate.email()))
                .isFalse();
    }

    @Test
    void linksForSigningInAreAskedForByTheirReader() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        new Visitor(port).submit("/my/sign-in", "/my/sign-in", Map.of("email", candidate.email()));
        MailLog.Entry letter = mailLog.to(candidate.email()).stream()
                .filter(each -> each.template() == MailTemplate.SIGN_IN_LINK)
                .findFirst()
                .orElseThrow();

        cannotGoAgain(letter, "maar tien minuten");
    }

    @Test
    void theInvitationToTakeOverAPlaceShowsStaffNoLinkThatConfirms() {
        Enrolment leaver = anAdmittedCandidate(anOpenEdition());
        String colleague = UUID.randomUUID() + "@school.example";
        cancelling.ask(
                leaver.id(),
                "Andere baan",
                java.math.BigDecimal.ZERO,
                new nl.kring.cancellation.Colleague("Lotte", "de Wit", colleague),
                leaver.name());
        MailLog.Entry letter = mailLog.to(colleague).get(0);

        assertThat(letter.template()).isEqualTo(MailTemplate.REPLACEMENT_INVITATION);
        assertThat(letter.letter().text()).contains("•••").doesNotContain("/confirm/");
    }

    private void resend(MailLog.Entry letter) {
        String page = "/desk/mail/" + letter.id();
        assertThat(coordinator.submit(page, page + "/resend", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(page(letter)).contains("gaat opnieuw naar");
        timeMachine.settle();
        assertThat(mailLog.find(letter.id()).orElseThrow().state()).isEqualTo(MailLog.State.SENT);
    }

    private void cannotGoAgain(MailLog.Entry letter, String why) {
        assertThat(page(letter)).contains(why).doesNotContain("/resend");
        String page = "/desk/mail/" + letter.id();
        String before = mailbox.letter(letter.id()).orElseThrow().text();
        coordinator.submit(page, page + "/resend", Map.of());
        assertThat(page(letter)).contains(why);
        assertThat(mailbox.letter(letter.id()).orElseThrow().text()).isEqualTo(before);
    }

    private String page(MailLog.Entry letter) {
        return coordinator.get("/desk/mail/" + letter.id()).body();
    }

    private String link(MailLog.Entry letter) {
        Matcher link = LINK.matcher(mailbox.letter(letter.id()).orElseThrow().text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
