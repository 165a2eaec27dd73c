package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.kring.Visitor;
import nl.kring.cancellation.Cancellations;
import nl.kring.cancellation.Colleague;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.programme.Edition;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Leaving while something else happens, and on the days on which its price changes. */
class LeavingPagesTests extends PortalTest {

    private static final Map<String, String> SURE = Map.of("sure", "true", "reason", "Andere <baan>");
    private static final Map<String, String> ALONE = Map.of("how", "ALONE", "sure", "true", "reason", "Andere <baan>");

    @Autowired
    Cancellations cancellations;

    @Autowired
    Dates dates;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoeverIsAdmittedMeanwhileComesToThePageWithTheCostsAndLosesNothing() {
        Enrolment candidate = decidedByTheOrganiser();
        Visitor visitor = signedIn(candidate);
        Map<String, String> page = hidden(visitor.get(path(candidate, "/withdraw")));
        decideForCandidate(candidate, "YES");

        HttpResponse<String> sent = send(visitor, path(candidate, "/withdraw"), page, SURE);

        showsTheCosts(visitor, candidate, sent);
    }

    @Test
    void soDoesWhoeverIsAdmittedWhileTheWithdrawalComesIn() {
        Enrolment candidate = decidedByTheOrganiser();
        Visitor visitor = signedIn(candidate);
        Map<String, String> page = hidden(visitor.get(path(candidate, "/withdraw")));

        CompletableFuture<HttpResponse<String>> sent = transaction.execute(status -> {
            editions.lockById(candidate.editionId());
            CompletableFuture<HttpResponse<String>> waiting =
                    CompletableFuture.supplyAsync(() -> send(visitor, path(candidate, "/withdraw"), page, SURE));
            await().until(this::somebodyWaitsForARow);
            decideForCandidate(candidate, "YES");
            return waiting;
        });

        showsTheCosts(visitor, candidate, sent.join());
    }

    private boolean somebodyWaitsForARow() {
        return database.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void showsTheCosts(Visitor visitor, Enrolment candidate, HttpResponse<String> sent) {
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(location(sent)).isEqualTo(path(candidate, "/cancel"));
        HttpResponse<String> costs = visitor.get(location(sent));
        assertThat(text(costs)).contains("intussen toegelaten", "Nu annuleren kost niets");
        assertThat(costs.body()).contains("Andere &lt;baan&gt;");
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.ADMITTED);
    }

    /** What happens between opening the page and sending it. */
    enum Meanwhile {
        CANCELLED("Dit was al doorgegeven"),
        REPLACEMENT_ASKED("Dit was al doorgegeven"),
        REPLACED("Dit was al doorgegeven"),
        EDITION_CANCELLED("daarom hebben we je afmelding niet verwerkt"),
        COMPLETED("daarom hebben we je afmelding niet verwerkt");

        private final String told;

        Meanwhile(String told) {
            this.told = told;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsTooLateToCancelReadsHowThingsStand(Meanwhile meanwhile) {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        passTimeUntil(edition.decisionDueAt());
        Visitor visitor = signedIn(participant);
        String cancel = path(participant, "/cancel");
        Map<String, String> page = hidden(visitor.get(cancel));
        happens(meanwhile, participant);
        EnrolmentStatus before = statusOf(participant);

        List<HttpResponse<String>> answers =
                List.of(send(visitor, cancel, page, ALONE), send(visitor, cancel, page, Map.of("how", "ALONE")));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(location(answer)).isEqualTo(path(participant, ""));
            assertThat(answer.statusCode()).isEqualTo(302);
        });
        assertThat(text(visitor.get(path(participant, "")))).contains(meanwhile.told);
        assertThat(statusOf(participant)).isEqualTo(before);
    }

    @Test
    void whoeverIsTooLateToWithdrawReadsHowThingsStand() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        Visitor visitor = signedIn(candidate);
        Map<String, String> page = hidden(visitor.get(path(candidate, "/withdraw")));
        enrolling.withdraw(candidate.id(), "Belde af");

        HttpResponse<String> sent = send(visitor, path(candidate, "/withdraw"), page, SURE);

        assertThat(location(sent)).isEqualTo(path(candidate, ""));
        assertThat(text(visitor.get(location(sent)))).contains("Dit was al doorgegeven");
    }

    @Test
    void showsUntilWhenAColleagueCanTakeOver() {
        Enrolment leaver = anAdmittedCandidate(anOpenEdition());
        letTakeOver(leaver);
        String until = dates.moment(
                Objects.requireNonNull(cancellations.get(leaver.id()).replacementUntil()));

        assertThat(text(signedIn(leaver).get(path(leaver, ""))))
                .contains("Lotte de Wit kan de plek overnemen tot " + until);
    }

    /** The day after the clocks change; the last free day is six weeks before, in the other time. */
    enum Change {
        TO_SUMMER(Month.MARCH),
        TO_WINTER(Month.OCTOBER);

        private final Month month;

        Change(Month month) {
            this.month = month;
        }

        LocalDate dayAfter(int year) {
            return LocalDate.of(year, month, 1)
                    .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY))
                    .plusDays(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLastFreeDayLastsUntilMidnightInAmsterdamAlsoWhenTheClocksChange(Change change) {
        LocalDate start = change.dayAfter(clock.today().getYear());
        if (start.isBefore(clock.today().plusWeeks(20))) {
            start = change.dayAfter(clock.today().getYear() + 1);
        }
        Edition edition = planning.planEdition(PROGRAMME, "Test " + UUID.randomUUID(), start);
        LocalDate lastFree = start.minusWeeks(6);
        passTimeUntil(start.minusWeeks(10).atTime(12, 0).atZone(AppClock.ZONE));
        Enrolment participant = anAdmittedCandidate(edition);

        passTimeUntil(lastFree.atStartOfDay(AppClock.ZONE));
        assertThat(costsOnThePage(participant)).isEqualTo("0.00");
        passTimeUntil(lastFree.atTime(23, 59, 59).atZone(AppClock.ZONE));
        assertThat(costsOnThePage(participant)).isEqualTo("0.00");
        passTimeUntil(lastFree.plusDays(1).atStartOfDay(AppClock.ZONE));
        assertThat(costsOnThePage(participant)).isEqualTo("1125.00");
    }

    private @Nullable String costsOnThePage(Enrolment participant) {
        return hidden(signedIn(participant).get(path(participant, "/cancel"))).get("costsSeen");
    }

    private void happens(Meanwhile meanwhile, Enrolment participant) {
        switch (meanwhile) {
            case CANCELLED ->
                cancelling.ask(
                        participant.id(),
                        "Belde",
                        cancelling.costsNow(participant.id()).amount(),
                        null,
                        "Coördinator");
            case REPLACEMENT_ASKED -> letTakeOver(participant);
            case REPLACED -> {
                Enrolment colleague = letTakeOver(participant);
                enrolling.confirmAddress(colleague.id());
                enrolling.startDeciding(colleague.id());
                enrolling.admit(colleague.id());
            }
            case EDITION_CANCELLED -> {
                decideGo(editions.get(participant.editionId()), "NO_GO");
                timeMachine.settle();
            }
            case COMPLETED -> enrolling.complete(participant.id());
        }
    }

    private Enrolment letTakeOver(Enrolment leaver) {
        BigDecimal costs = cancelling.costsNow(leaver.id()).amount();
        Colleague colleague = new Colleague("Lotte", "de Wit", UUID.randomUUID() + "@school.example");
        cancelling.ask(leaver.id(), "Andere baan", costs, colleague, leaver.name());
        return enrolments.get(
                Objects.requireNonNull(cancellations.get(leaver.id()).replacementId()));
    }

    private Enrolment decidedByTheOrganiser() {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        decideForOrganiser(candidate, "YES");
        return candidate;
    }

    private static String path(Enrolment enrolment, String page) {
        return "/my/enrolments/" + enrolment.reference() + page;
    }
}
