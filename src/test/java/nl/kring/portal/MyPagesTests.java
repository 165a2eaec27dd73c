package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.contracting.SetUp;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.session.Preparation;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MyPagesTests extends PortalTest {

    private Edition edition;

    @BeforeEach
    void anEdition() {
        edition = anOpenEdition();
    }

    @Test
    void showsWhereSomebodyStandsAndWhatIsAsked() {
        Enrolment candidate = aConfirmedCandidate(edition);

        String page = text(page(signedIn(candidate), candidate));

        assertThat(page)
                .contains("Bevestigen (klaar)", "Plek (klaar)", "Intake (hier ben je nu)", "Evaluatie (komt nog)")
                .contains("Wat we nu van je vragen Vul het intakeformulier in Graag voor")
                .contains("Aanmelding ontvangen", "E-mailadres bevestigd", "Plek gekregen");
    }

    @Test
    void takesTheAnswersOfATask() {
        Enrolment candidate = aConfirmedCandidate(edition);
        Visitor visitor = signedIn(candidate);
        String task =
                "/my/tasks/" + onlyTask(candidate, "Task_FillInIntakeForm").getId();

        HttpResponse<String> rejected = visitor.submit(task, task, Map.of("bring", "Ervaring <b>met</b> een fusie"));
        HttpResponse<String> accepted = visitor.submit(task, task, intake());

        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(errorAt("developmentQuestion", rejected)).isNotEmpty();
        assertThat(rejected.body()).contains("Ervaring &lt;b&gt;met&lt;/b&gt; een fusie");
        assertThat(accepted.statusCode()).as(text(accepted)).isEqualTo(302);
        assertThat(text(visitor.get(location(accepted))))
                .contains("we hebben je antwoord ontvangen", "Kies een moment voor het gesprek");
        HttpResponse<String> again = visitor.get(task);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(text(again)).contains("Deze vraag staat niet meer open");
        assertThat(visitor.submit("/my/sign-in", task, intake()).statusCode()).isEqualTo(410);
    }

    @Test
    void showsNobodyAnothersEnrolmentOrTask() {
        Enrolment candidate = aConfirmedCandidate(edition);
        Visitor other = signedIn(aConfirmedCandidate(edition));
        String enrolment = "/my/enrolments/" + candidate.reference();
        String task =
                "/my/tasks/" + onlyTask(candidate, "Task_FillInIntakeForm").getId();

        for (String path : List.of(
                enrolment,
                enrolment + "/withdraw",
                enrolment + "/agreements/1",
                enrolment + "/certificate.pdf",
                "/my/enrolments/NIX")) {
            assertThat(other.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(other.get(task).statusCode()).isEqualTo(410);
        assertThat(other.submit("/my/sign-in", task, intake()).statusCode()).isEqualTo(410);
        assertThat(other.submit("/my/sign-in", enrolment + "/withdraw", Map.of("sure", "true"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(text(other.get("/my"))).doesNotContain(candidate.reference());
        assertThat(location(visitor().get(enrolment))).isEqualTo("/my/sign-in");
    }

    @Test
    void showsNoTaskOfStaff() {
        Enrolment candidate = aConfirmedCandidate(edition);
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        String task = onlyTask(candidate, "Task_HoldIntakeConversation").getId();

        assertThat(signedIn(candidate).get("/my/tasks/" + task).statusCode()).isEqualTo(410);
    }

    @Test
    void tellsThePositionOnTheWaitingListAndThenTheOffer() {
        allocation.setCapacity(edition.id(), 1);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        Enrolment third = aConfirmedCandidate(edition);

        assertThat(text(page(signedIn(third), third)))
                .contains("Plaats 2 op de wachtlijst", "wie later komt, gaat niet voor");

        enrolling.withdraw(first.id(), "Toch niet");
        Visitor offered = signedIn(second);
        assertThat(text(page(offered, second))).contains("Wil je de plek die vrijkwam?", "We houden hem vast tot");
        assertThat(text(page(signedIn(third), third))).contains("Plaats 1 op de wachtlijst");
    }

    @Test
    void showsTheConversationThatWasAgreed() {
        Enrolment candidate = aConfirmedCandidate(edition);
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);

        HttpResponse<String> page = page(signedIn(candidate), candidate);

        assertThat(text(page)).contains("Je intakegesprek", "om 10:00 uur", "Ongeveer 45 minuten, online");
        assertThat(page.body()).contains("href=\"https://meet.example/20\"");
    }

    @Test
    void letsACandidateWithdrawAfterAskingTwice() {
        Enrolment candidate = aConfirmedCandidate(edition);
        Visitor visitor = signedIn(candidate);
        String withdraw = "/my/enrolments/" + candidate.reference() + "/withdraw";

        assertThat(text(visitor.get(withdraw))).contains("Je bent nog niet toegelaten", "kost je niets");
        HttpResponse<String> unsure = visitor.submit(withdraw, withdraw, Map.of("reason", "Geen <tijd>"));
        assertThat(unsure.statusCode()).isEqualTo(422);
        assertThat(unsure.body()).contains("Geen &lt;tijd&gt;");
        assertThat(visitor.submit(withdraw, withdraw, Map.of("sure", "true", "reason", "x".repeat(3000)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);

        Map<String, String> hidden = hidden(visitor.get(withdraw));
        Map<String, String> answers = Map.of("sure", "true", "reason", "Geen tijd");
        HttpResponse<String> done = send(visitor, withdraw, hidden, answers);
        HttpResponse<String> twice = send(visitor, withdraw, hidden, answers);

        assertThat(done.statusCode()).isEqualTo(302).isEqualTo(twice.statusCode());
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        assertThat(text(visitor.get(location(done))))
                .contains("Je aanmelding is ingetrokken")
                .doesNotContain("Toch niet meedoen?");
        assertThat(location(visitor.get(withdraw))).isEqualTo("/my/enrolments/" + candidate.reference());
    }

    @Test
    void showsWhatCancellingCostsAndAsksAgainWhenThatChanged() {
        Enrolment participant = anAdmittedCandidate(edition);
        String enrolment = "/my/enrolments/" + participant.reference();
        String cancel = enrolment + "/cancel";
        Map<String, String> answers = Map.of("how", "ALONE", "sure", "true", "reason", "Andere <baan>");

        assertThat(location(signedIn(participant).get(enrolment + "/withdraw"))).isEqualTo(cancel);
        assertThat(text(signedIn(participant).get(cancel))).contains("Nu annuleren kost niets");
        passTimeUntil(edition.freeCancellationUntil().atTime(23, 0).atZone(AppClock.ZONE));
        Visitor visitor = signedIn(participant);
        Map<String, String> free = hidden(visitor.get(cancel));
        assertThat(text(visitor.get(cancel))).contains("Nu annuleren kost niets");

        passTime(Duration.ofHours(2));

        visitor = signedIn(participant);
        Map<String, String> page = new HashMap<>(hidden(visitor.get(cancel)));
        page.put("costsSeen", free.get("costsSeen"));
        HttpResponse<String> changed = send(visitor, cancel, page, answers);
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(text(changed)).contains("De kosten zijn veranderd", "€ 1.125", "50%");
        assertThat(changed.body()).contains("Andere &lt;baan&gt;");
        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.ADMITTED);

        Map<String, String> again = hidden(changed);
        assertThat(location(send(visitor, cancel, again, answers))).isEqualTo(enrolment);
        assertThat(location(send(visitor, cancel, again, answers))).isEqualTo(enrolment);
        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.CANCELLED);
        assertThat(lettersAbout(participant)).containsOnlyOnce("CANCELLED_WITH_COSTS");
    }

    @Test
    void asksWhoTheColleagueIsWhoTakesOver() {
        Enrolment participant = anAdmittedCandidate(edition);
        Enrolment other = aConfirmedCandidate(edition);
        String cancel = "/my/enrolments/" + participant.reference() + "/cancel";
        Visitor visitor = signedIn(participant);
        Map<String, String> page = hidden(visitor.get(cancel));

        HttpResponse<String> nobody = send(visitor, cancel, page, Map.of("how", "COLLEAGUE", "sure", "true"));
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(text(nobody)).contains("De collega", "Voornaam", "E-mailadres");
        Map<String, String> colleague =
                new HashMap<>(Map.of("how", "COLLEAGUE", "sure", "true", "givenName", "Lotte", "familyName", "de Wit"));
        colleague.put("email", other.email());
        assertThat(text(send(visitor, cancel, page, colleague))).contains("Met dit adres is al iemand aangemeld");
        colleague.put("email", "lotte." + UUID.randomUUID() + "@school.example");

        assertThat(location(send(visitor, cancel, page, colleague))).endsWith(participant.reference());

        assertThat(text(page(visitor, participant))).contains("Vervanging loopt");
        assertThat(visitor.get(cancel).statusCode()).isEqualTo(302);
    }

    @Test
    void showsAParticipantWhatTheGroupAgreedAndPrepares() {
        Enrolment participant = anAdmittedCandidate(edition);
        Enrolment candidate = aConfirmedCandidate(edition);
        Meeting first = edition.meetings().get(1);
        ZonedDateTime moved = first.startsAt().plusDays(1);
        SetUp setUp = new SetUp(
                "Rolvastheid\n<i>en</i> tegenspraak",
                "Intervisie",
                "Wat hier gezegd wordt blijft hier",
                List.of(new SetUp.AgreedMeeting(1, moved, moved.plusHours(4), "Kasteel Groeneveld")));
        var agreement = contracting.record(edition.id(), setUp, "facilitator");
        contracting.confirm(agreement.id(), participant.id(), participant.email(), null);
        meetings.begin(first.id());
        meetings.prepare(
                first.id(),
                new Preparation(
                        "Tegenspraak", Set.of(), "Dr. Voorbeeld", null, "Lees hoofdstuk 2", "Breng een casus mee"));
        meetings.moveOnline(first.id(), moved, moved.plusHours(3), "https://meet.example/online", "Sneeuw");

        Visitor visitor = signedIn(participant);
        HttpResponse<String> page = page(visitor, participant);
        HttpResponse<String> agreed = visitor.get("/my/enrolments/" + participant.reference() + "/agreements/1");
        HttpResponse<String> outsider = page(signedIn(candidate), candidate);

        assertThat(text(page))
                .contains("Thema Tegenspraak", "Spreker Dr. Voorbeeld", "Lees hoofdstuk 2", "Breng een casus mee")
                .contains("Online", "Door jou bevestigd op", "Deelnemer");
        assertThat(page.body()).contains("href=\"https://meet.example/online\"");
        assertThat(agreed.body()).contains("Rolvastheid\n&lt;i&gt;en&lt;/i&gt; tegenspraak", "Kasteel Groeneveld");
        assertThat(text(outsider)).doesNotContain("Tegenspraak", "Dr. Voorbeeld");
        assertThat(outsider.body()).doesNotContain("https://meet.example/online");
        assertThat(signedIn(candidate)
                        .get("/my/enrolments/" + candidate.reference() + "/agreements/1")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void handsOutTheCertificateOnceTheYearIsCompleted() {
        Enrolment participant = anAdmittedCandidate(edition);
        Visitor visitor = signedIn(participant);
        String certificate = "/my/enrolments/" + participant.reference() + "/certificate.pdf";
        assertThat(visitor.get(certificate).statusCode()).isEqualTo(404);

        enrolling.complete(participant.id());

        HttpResponse<String> pdf = visitor.get(certificate);
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(text(page(visitor, participant))).contains("Certificaat downloaden", "Evaluatie (klaar)");
    }

    @Test
    void showsEveryStandingInBothLanguages() {
        Enrolment candidate = aNewCandidate(edition);
        Visitor visitor = signedIn(candidate);
        visitor.get("/?lang=en");

        assertThat(text(page(visitor, candidate)))
                .contains("Awaiting confirmation", "Confirm (you are here)", "Enrolment received");
        assertThat(text(visitor.get("/my"))).contains("My enrolments", "Awaiting confirmation");
    }

    private static Map<String, String> intake() {
        Map<String, String> answers = new HashMap<>();
        INTAKE.forEach((question, answer) -> answers.put(question, answer.toString()));
        return answers;
    }

    private static HttpResponse<String> page(Visitor visitor, Enrolment enrolment) {
        HttpResponse<String> page = visitor.get("/my/enrolments/" + enrolment.reference());
        assertThat(page.statusCode()).isEqualTo(200);
        return page;
    }
}
