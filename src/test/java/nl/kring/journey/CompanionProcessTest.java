package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.Visitor;
import nl.kring.companion.Companions;
import nl.kring.companion.Kind;
import nl.kring.companion.Shadowings;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormRejected;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What one member of a small group is asked. */
class CompanionProcessTest extends JourneyTest {

    private static final Map<String, Object> JOINS = Map.of("joins", "true");

    @Autowired
    Companions companions;

    @Autowired
    Shadowings shadowings;

    @LocalServerPort
    int port;

    private Edition edition;
    private Enrolment visitor;
    private Enrolment host;

    @BeforeEach
    void aPair() {
        edition = anOpenEditionOf("duo-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            ObjectNode kinds = yaml.putObject("companions");
            kinds.putObject("SHADOWING").put("from", 2).put("to", 3);
            kinds.putObject("BUDDIES").put("from", 2).put("to", 5);
        });
        visitor = anAdmitted();
        host = anAdmitted();
    }

    @Test
    void buddiesOnlyConfirm() {
        settle(Kind.BUDDIES);
        assertThat(shown(onlyTask(visitor, "Task_JoinCompanions"), self(visitor), "members"))
                .contains(host.name());
        answer(visitor, "Task_JoinCompanions", JOINS);

        assertThat(endsOf(visitor)).contains("EndEvent_CompanionsJoined");
        assertThat(companions.of(visitor)).singleElement().matches(group -> group.isConfirmedBy(visitor));
        assertThat(companions.of(visitor).get(0).isConfirmedBy(host)).isFalse();
    }

    @Test
    void aShadowingDayIsSettledAndReportedOn() {
        settle(Kind.SHADOWING);
        answer(visitor, "Task_JoinCompanions", JOINS);
        ZonedDateTime day = tomorrow();
        assertThat(offered(onlyTask(visitor, "Task_SettleShadowingDay"), self(visitor), "mates"))
                .containsExactly(host.id().toString());
        assertThatExceptionOfType(FormRejected.class).isThrownBy(() -> settleDay(day, day.minusHours(1)));
        settleDay(day, day.plusHours(7));

        for (Enrolment person : List.of(visitor, host)) {
            assertThat(attached(letter(person, MailTemplate.SHADOWING_SETTLED))).contains("METHOD:REQUEST");
        }
        String desk = "/desk/editions/" + edition.id() + "/companions";
        assertThat(Visitor.staff(port, "coordinator").get(desk).body()).contains("loopt mee op");
        passTimeUntil(day.plusHours(7));
        answer(visitor, "Task_ReportOnShadowing", Map.of("shadowed", "NO", "report", "Ziek geworden"));
        settleDay(day.plusDays(7), day.plusDays(7).plusHours(4));
        assertThat(attached(letter(host, MailTemplate.SHADOWING_SETTLED))).contains("SEQUENCE:1");
        passTimeUntil(day.plusDays(7).plusHours(4));
        answer(visitor, "Task_ReportOnShadowing", Map.of("shadowed", "YES", "report", "Een raadsvergadering gezien"));

        assertThat(endsOf(visitor)).contains("EndEvent_Shadowed");
        assertThat(shadowings.of(visitor.id()))
                .hasValueSatisfying(shadowing -> assertThat(shadowing.isDone()).isTrue());
        assertThat(Visitor.staff(port, "coordinator")
                        .get("/desk/editions/" + edition.id() + "/companions")
                        .body())
                .contains("geweest", "Een raadsvergadering gezien", "nog geen dag afgesproken");
    }

    @Test
    void whatIsAskedEndsWithTheGroupAndASecondPairIsAskedAnew() {
        settle(Kind.SHADOWING);
        companions.dissolve(edition.id(), companions.of(visitor).get(0).id(), COORDINATOR);
        assertThat(endsOf(visitor)).contains("EndEvent_CompanionshipEnded");
        assertThat(openTasks(visitor, "Task_JoinCompanions")).isEmpty();

        settle(Kind.SHADOWING);
        assertThat(openTasks(visitor, "Task_JoinCompanions")).hasSize(1);
        cancel(enrolments.get(visitor.id()));
        timeMachine.settle();
        assertThat(openTasks(visitor, "Task_JoinCompanions")).isEmpty();
        assertThat(openTasks(host, "Task_JoinCompanions")).hasSize(1);
    }

    private void settle(Kind kind) {
        companions.settle(
                edition.id(),
                kind,
                List.of(Stream.of(visitor, host).map(Enrolment::id).toList()),
                COORDINATOR);
    }

    private ZonedDateTime tomorrow() {
        return clock.today().plusDays(1).atTime(9, 0).atZone(AppClock.ZONE);
    }

    private void settleDay(ZonedDateTime from, ZonedDateTime to) {
        answer(
                visitor,
                "Task_SettleShadowingDay",
                Map.of(
                        "host", host.id().toString(),
                        "startsAt", from.toLocalDateTime().toString(),
                        "endsAt", to.toLocalDateTime().toString()));
    }

    private Enrolment anAdmitted() {
        Enrolment candidate = aConfirmedCandidate(edition);
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        return enrolments.get(candidate.id());
    }
}
