package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What coordinators do at the desk for a participant who leaves. */
class CancellationPagesTests extends JourneyTest {

    @LocalServerPort
    int port;

    @Test
    void cancelsOnBehalfAtTheCostsThatThePageShows() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        passTimeUntil(edition.freeCancellationUntil().plusDays(1).atStartOfDay(AppClock.ZONE));
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String enrolment = "/desk/enrolments/" + participant.reference();
        String page = enrolment + "/cancel";

        assertThat(coordinator.get(enrolment).body()).contains("Deelname annuleren");
        assertThat(coordinator.get(enrolment + "/withdraw").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(page));
        assertThat(coordinator.get(page).body()).contains("1.125", "50%", "name=\"costsSeen\" value=\"1125.00\"");
        assertThat(coordinator
                        .submit(page, page, Map.of("costsSeen", "1125.00", "how", "ALONE"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> changed =
                coordinator.submit(page, page, Map.of("costsSeen", "0.00", "how", "ALONE", "sure", "true"));
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body()).contains("De kosten zijn veranderd");
        assertThat(coordinator
                        .submit(page, page, Map.of("costsSeen", "geld", "how", "ALONE", "sure", "true"))
                        .statusCode())
                .isEqualTo(409);

        Map<String, String> answers =
                Map.of("costsSeen", "1125.00", "how", "ALONE", "sure", "true", "reason", "Belde: verhuisd");
        assertThat(coordinator.submit(page, page, answers).statusCode()).isEqualTo(302);

        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.CANCELLED);
        assertThat(coordinator.get(enrolment).body()).contains("Geannuleerd", "Belde: verhuisd");
        assertThat(coordinator.submit(enrolment, page, answers).statusCode()).isEqualTo(302);
        assertThat(coordinator.get(enrolment).body()).contains("was al beëindigd");
        assertThat(lettersAbout(participant)).containsOnlyOnce("CANCELLED_WITH_COSTS");
    }

    @Test
    void whoeverIsAdmittedMeanwhileIsCancelledAtTheCostsInsteadOfWithdrawn() {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        decideForOrganiser(candidate, "YES");
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String enrolment = "/desk/enrolments/" + candidate.reference();
        assertThat(coordinator.get(enrolment + "/withdraw").statusCode()).isEqualTo(200);
        decideForCandidate(candidate, "YES");

        HttpResponse<String> sent =
                coordinator.submit(enrolment, enrolment + "/withdraw", Map.of("reason", "Belde: verhuisd"));

        assertThat(sent.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(enrolment + "/cancel"));
        assertThat(coordinator.get(enrolment + "/cancel").body())
                .contains("intussen toegelaten", "Nu annuleren kost niets", "Belde: verhuisd");
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.ADMITTED);
    }

    @Test
    void isNotForFacilitators() {
        Enrolment participant = anAdmittedCandidate(anOpenEdition());

        assertThat(Visitor.staff(port, "facilitator")
                        .get("/desk/enrolments/" + participant.reference() + "/cancel")
                        .statusCode())
                .isEqualTo(403);
    }
}
