package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.form.FormRejected;
import nl.kring.programme.Edition;
import nl.kring.programme.OwnInvestment;
import nl.kring.programme.OwnInvestmentMissing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The academy contributes to the first year of a network; every later year is its own investment. */
class NetworkYearsTest extends JourneyTest {

    private static final OwnInvestment INVESTMENT =
            new OwnInvestment(new BigDecimal("1800.00"), "Bijdragen van zes besturen");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Test
    void theFirstYearHasTheContributionAndALaterOneTheOwnInvestment() {
        Edition first = aNetwork();

        Edition second = next(first, INVESTMENT);

        assertThat(first.networkYear()).isEqualTo(1);
        assertThat(first.contribution()).isEqualByComparingTo("2500");
        assertThat(first.ownInvestment()).isNull();
        assertThat(second.networkYear()).isEqualTo(2);
        assertThat(second.contribution()).isNull();
        assertThat(editions.get(second.id()).ownInvestment()).isEqualTo(INVESTMENT);
    }

    @Test
    void aLaterYearIsNotPlannedWithoutOwnInvestment() {
        Edition first = aNetwork();

        assertThatThrownBy(() -> next(first, null)).isInstanceOf(OwnInvestmentMissing.class);
        assertThat(editions.findByProgrammeIdOrderByEnrolmentOpensAt(
                        first.programme().id()))
                .hasSize(1);
    }

    @Test
    void noContributionGetsIntoALaterYearByAnyWay() {
        Edition second = next(aNetwork(), INVESTMENT);

        assertThatThrownBy(() -> database.sql("update kring.edition set contribution = 100 where id = ?")
                        .param(second.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> database.sql(
                                "update kring.edition set own_investment = null, investment_source = null where id = ?")
                        .param(second.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aFirstYearThatWasCalledOffIsPlannedAgainWithTheContribution() {
        Edition first = aNetwork();
        planning.noGo(first.id(), "Te weinig mensen", "Coördinator");

        assertThat(next(first, null).contribution()).isEqualByComparingTo("2500");
    }

    @Test
    void whoeverDecidesToGoOnIsAskedForTheInvestment() {
        Edition edition = aNetwork();
        runtime.startProcessInstanceByKey(Models.FIRST_YEAR_EVALUATION, Facts.aboutEdition(edition.id()));
        answerAs(FACILITATOR, editionTask(edition, "Task_DiscussResults"), Map.of("conclusions", "Goed jaar"));
        Map<String, Object> decision = new HashMap<>(Map.of(
                "continuation", "CONTINUE",
                "form", "SAME",
                "frequency", "3",
                "nextStartsOn", clock.today().plusWeeks(20).toString(),
                "reason", "Iedereen wil door"));
        var task = editionTask(edition, "Task_DecideOnContinuation");

        assertThatThrownBy(() -> answerAs(COORDINATOR, task, decision)).isInstanceOf(FormRejected.class);
        decision.put("ownInvestment", "1800.00");
        decision.put("investmentSource", "Bijdragen van zes besturen");
        answerAs(COORDINATOR, task, decision);
        timeMachine.settle();

        assertThat(editions.findByProgrammeIdOrderByEnrolmentOpensAt(
                        edition.programme().id()))
                .last()
                .satisfies(planned -> {
                    assertThat(planned.networkYear()).isEqualTo(2);
                    assertThat(planned.ownInvestment()).isEqualTo(INVESTMENT);
                });
    }

    @Test
    void theDeskAsksForItAndShowsWhoPays() {
        Edition first = aNetwork();
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/programmes/" + first.programme().slug() + "/plan";
        assertThat(coordinator.get(page).body()).contains("Eigen investering");
        Map<String, String> plan = new HashMap<>(Map.of(
                "title", "Tweede jaar", "kickOff", clock.today().plusWeeks(60).toString()));

        assertThat(coordinator.submit(page, page, plan).body()).contains("ownInvestment-error");
        plan.put("ownInvestment", "1.800,00");
        plan.put("investmentSource", "Bijdragen van zes besturen");
        assertThat(coordinator.submit(page, page, plan).statusCode()).isEqualTo(302);

        assertThat(coordinator.get("/desk/networks/" + first.programme().slug()).body())
                .contains("Wie betaalt", "2.500,00", "1.800,00", "Bijdragen van zes besturen");
    }

    private Edition aNetwork() {
        return anOpenEditionOf("jaren-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            var network = yaml.putObject("network").put("phase", "SOWING").put("contribution", 2500);
            network.putObject("lasts").put("nl", "Twee jaar").put("en", "Two years");
        });
    }

    private Edition next(Edition first, @Nullable OwnInvestment investment) {
        return planning.planEdition(
                first.programme().slug(), "Later", clock.today().plusWeeks(60), investment);
    }
}
