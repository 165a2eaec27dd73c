package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.AtOnce;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.EnrolmentRefused.Reason;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.NewEnrolment;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.SecondGroups;
import nl.kring.enrolment.SecondGroups.NewGroup;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import nl.kring.programme.ProgrammeDefinition.WhenOneLeaves;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams: gathered, all in or all waiting, and what becomes of the others when one leaves. */
class TeamGatheringProcessTest extends JourneyTest {

    @Autowired
    SecondGroups secondGroups;

    @Autowired
    JdbcClient database;

    @Test
    void whoeverConfirmsFirstWaitsForTheRestAndThenAllHavePlaces() {
        Edition edition = anEdition(5, WhenOneLeaves.KEEP);
        List<Enrolment> team = aTeam(edition, 3);

        confirm(team.subList(0, 2));
        assertThat(statuses(team))
                .containsExactly(EnrolmentStatus.CONFIRMED, EnrolmentStatus.CONFIRMED, EnrolmentStatus.RECEIVED);
        assertThat(places.occupancy(edition.id()).taken()).isZero();
        confirm(team.subList(2, 3));

        assertThat(statuses(team)).containsOnly(EnrolmentStatus.INTAKE);
        assertThat(team).allSatisfy(member -> {
            assertThat(openTasks(member, "Task_FillInIntakeForm")).hasSize(1);
            assertThat(endsOf(member)).contains("EndEvent_TeamGathered");
        });
    }

    @Test
    void whoeverWaitsForTheRestHearsOfItAndCoordinatorsDoToo() {
        Edition edition = anEdition(5, WhenOneLeaves.KEEP);
        List<Enrolment> team = aTeam(edition, 3);
        confirm(team.subList(0, 2));
        String silent = team.get(2).givenName();

        passTime(Duration.ofDays(8));

        assertThat(letter(team.get(0), MailTemplate.TEAM_INCOMPLETE).letter().text())
                .contains(silent);
        assertThat(endsOf(team.get(0))).contains("EndEvent_TeamReminded");
        passTime(Duration.ofDays(7));
        assertThat(statuses(team))
                .containsExactly(EnrolmentStatus.INTAKE, EnrolmentStatus.INTAKE, EnrolmentStatus.UNCONFIRMED);
        assertThat(toldOfLongWait(team.get(0))).isNotEmpty();
    }

    @Test
    void aTeamThatIsTooSmallWithoutTheSilentOneEnds() {
        Edition edition = anEdition(5, WhenOneLeaves.KEEP);
        List<Enrolment> team = aTeam(edition, 2);
        confirm(team.subList(0, 1));

        passTime(Duration.ofDays(15));

        assertThat(statuses(team)).containsExactly(EnrolmentStatus.TEAM_ENDED, EnrolmentStatus.UNCONFIRMED);
        assertThat(lettersAbout(team.get(0))).endsWith("TEAM_ENDED");
        assertThat(endsOf(team.get(0))).contains("EndEvent_TeamEnded");
    }

    @Test
    void aTeamThatDoesNotFitWaitsAsNeighboursAndIsNotPassed() {
        Edition edition = anEdition(4, WhenOneLeaves.KEEP);
        List<Enrolment> in = aConfirmedTeam(edition, 3);
        List<Enrolment> waiting = aConfirmedTeam(edition, 3);
        List<Enrolment> small = aConfirmedTeam(edition, 2);
        assertThat(statuses(waiting)).containsOnly(EnrolmentStatus.WAITING);
        assertThat(Stream.concat(waiting.stream(), small.stream())
                        .map(member -> places.waitingPosition(enrolments.get(member.id()))))
                .containsExactly(1, 2, 3, 4, 5);

        enrolling.withdraw(in.get(0).id(), "");
        assertThat(statuses(waiting)).containsOnly(EnrolmentStatus.WAITING);
        assertThat(statuses(small)).containsOnly(EnrolmentStatus.WAITING);
        enrolling.withdraw(in.get(1).id(), "");

        assertThat(statuses(waiting)).containsOnly(EnrolmentStatus.OFFERED);
        assertThat(statuses(small)).containsOnly(EnrolmentStatus.WAITING);
        waiting.forEach(member -> answer(member, "Task_AcceptOfferedPlace", Map.of("accept", "YES")));
        assertThat(statuses(waiting)).containsOnly(EnrolmentStatus.INTAKE);
    }

    @Test
    void theOthersGoOnWhenTheProgrammeKeepsThem() {
        List<Enrolment> team = aConfirmedTeam(anEdition(5, WhenOneLeaves.KEEP), 2);

        enrolling.withdraw(team.get(0).id(), "");

        assertThat(statuses(team)).containsExactly(EnrolmentStatus.WITHDRAWN, EnrolmentStatus.INTAKE);
    }

    @Test
    void theOthersGoOnWhileTheTeamIsLargeEnough() {
        Edition edition = anEdition(5, WhenOneLeaves.BELOW_MINIMUM_LEAVES);
        List<Enrolment> team = aConfirmedTeam(edition, 3);

        enrolling.withdraw(team.get(0).id(), "");
        assertThat(statuses(team))
                .containsExactly(EnrolmentStatus.WITHDRAWN, EnrolmentStatus.INTAKE, EnrolmentStatus.INTAKE);
        enrolling.withdraw(team.get(1).id(), "");

        assertThat(statusOf(team.get(2))).isEqualTo(EnrolmentStatus.TEAM_ENDED);
        assertThat(lettersAbout(team.get(2))).endsWith("TEAM_ENDED");
        assertThat(places.occupancy(edition.id()).taken()).isZero();
    }

    @Test
    void allLeaveWhenOneDeclinesAndThePlacesGoToTheNextTeam() {
        Edition edition = anEdition(3, WhenOneLeaves.ALL_LEAVE);
        List<Enrolment> in = aConfirmedTeam(edition, 2);
        List<Enrolment> declining = aConfirmedTeam(edition, 3);
        List<Enrolment> next = aConfirmedTeam(edition, 3);
        enrolling.withdraw(in.get(0).id(), "");
        assertThat(statusOf(in.get(1))).isEqualTo(EnrolmentStatus.TEAM_ENDED);
        assertThat(statuses(declining)).containsOnly(EnrolmentStatus.OFFERED);

        answer(declining.get(1), "Task_AcceptOfferedPlace", Map.of("accept", "NO"));

        assertThat(statuses(declining))
                .containsExactly(
                        EnrolmentStatus.TEAM_ENDED, EnrolmentStatus.OFFER_DECLINED, EnrolmentStatus.TEAM_ENDED);
        assertThat(statuses(next)).containsOnly(EnrolmentStatus.OFFERED);
    }

    @Test
    void whoeverWasAdmittedStaysWhenAnotherLeaves() {
        List<Enrolment> team = aConfirmedTeam(anEdition(5, WhenOneLeaves.ALL_LEAVE), 2);
        fillInIntakeForm(team.get(0));
        chooseAnyTime(team.get(0));
        holdConversation(team.get(0));
        decideForOrganiser(team.get(0), "YES");
        decideForCandidate(team.get(0), "YES");

        enrolling.withdraw(team.get(1).id(), "");

        assertThat(statuses(team)).containsExactly(EnrolmentStatus.ADMITTED, EnrolmentStatus.WITHDRAWN);
    }

    @Test
    void otherSizesAndDoubleAddressesAreRefusedAndNobodyIsEnrolled() {
        Edition edition = anEdition(9, WhenOneLeaves.KEEP);
        List<NewEnrolment> five = forms(edition, 5);
        List<NewEnrolment> twice = List.of(five.get(0), five.get(0));

        assertRefused(Reason.TEAM_SIZE, () -> enrolling.receiveTeam(five));
        assertRefused(Reason.TEAM_SIZE, () -> enrolling.receiveTeam(five.subList(0, 1)));
        assertRefused(Reason.TEAM_SIZE, () -> enrolling.receive(five.get(0)));
        assertRefused(Reason.SAME_ADDRESS, () -> enrolling.receiveTeam(twice));
        Edition alone = anOpenEdition();
        assertRefused(Reason.NO_TEAMS, () -> enrolling.receiveTeam(forms(alone, 3)));

        assertThat(enrolments.findByEditionIdOrderByReceipt(edition.id())).isEmpty();
    }

    @Test
    void theSecondGroupTakesTeamsWhole() {
        Edition edition = anEdition(2, WhenOneLeaves.KEEP);
        aConfirmedTeam(edition, 2);
        List<List<Enrolment>> waiting =
                Stream.generate(() -> aConfirmedTeam(edition, 4)).limit(2).toList();
        int fits = Math.max(edition.minimum(), 4);

        Edition second = secondGroups.open(
                edition.id(),
                0,
                new NewGroup("Tweede " + UUID.randomUUID(), edition.startsAt().toLocalDate(), fits),
                "Veel teams",
                COORDINATOR);

        assertThat(fits).isLessThan(8);
        assertThat(statuses(waiting.get(0))).containsOnly(EnrolmentStatus.OFFERED);
        assertThat(statuses(waiting.get(1))).containsOnly(EnrolmentStatus.WAITING);
        assertThat(enrolments.get(waiting.get(0).get(0).id()).editionId()).isEqualTo(second.id());
    }

    @Test
    void tenTeamsOfThreeAtOnceForTenPlacesAreWhollyInOrWhollyWaiting() throws Exception {
        Edition edition = anEdition(10, WhenOneLeaves.KEEP);
        List<List<Enrolment>> teams =
                Stream.generate(() -> aTeam(edition, 3)).limit(10).toList();
        List<Callable<?>> confirmations = new ArrayList<>();
        teams.forEach(team -> team.forEach(member -> confirmations.add(() -> {
            enrolling.confirmAddress(member.id());
            return null;
        })));

        assertThat(AtOnce.run(confirmations)).containsOnlyNulls();

        List<Set<EnrolmentStatus>> stands =
                teams.stream().map(team -> Set.copyOf(statuses(team))).toList();
        assertThat(stands).allSatisfy(stand -> assertThat(stand).hasSize(1));
        assertThat(stands.stream().collect(Collectors.groupingBy(stand -> stand, Collectors.counting())))
                .isEqualTo(Map.of(Set.of(EnrolmentStatus.INTAKE), 3L, Set.of(EnrolmentStatus.WAITING), 7L));
        assertThat(places.occupancy(edition.id())).isEqualTo(new Occupancy(10, 9, 0, 21));
    }

    @RepeatedTest(3)
    void somebodyAloneAndATeamRaceForTheLastTwoPlaces() throws Exception {
        Edition edition = anOpenEditionForTeams("teams-or-alone", new TeamRules(1, 4, WhenOneLeaves.KEEP));
        places.setCapacity(edition.id(), 2);
        List<Enrolment> team = aTeam(edition, 2);
        confirm(team.subList(0, 1));
        Enrolment alone = aNewCandidate(edition);

        assertThat(AtOnce.run(List.of(
                        () -> {
                            enrolling.confirmAddress(team.get(1).id());
                            return null;
                        },
                        () -> {
                            enrolling.confirmAddress(alone.id());
                            return null;
                        })))
                .containsOnlyNulls();

        if (statusOf(alone) == EnrolmentStatus.INTAKE) {
            assertThat(statuses(team)).containsOnly(EnrolmentStatus.WAITING);
        } else {
            assertThat(statusOf(alone)).isEqualTo(EnrolmentStatus.WAITING);
            assertThat(statuses(team)).containsOnly(EnrolmentStatus.INTAKE);
        }
    }

    @Test
    void theDatabaseKeepsATeamTogether() {
        Edition edition = anEdition(2, WhenOneLeaves.KEEP);
        aConfirmedTeam(edition, 2);
        List<Enrolment> waiting = aConfirmedTeam(edition, 2);

        assertThatThrownBy(() -> database.sql("""
                        with room as (
                            insert into kring.place (edition_id, number, enrolment_id) values (:edition, 99, :id))
                        update kring.enrolment set status = 'INTAKE' where id = :id""")
                        .param("edition", edition.id())
                        .param("id", waiting.get(0).id())
                        .update())
                .hasMessageContaining("partly in");
    }

    private Edition anEdition(int capacity, WhenOneLeaves whenOneLeaves) {
        Edition edition = anOpenEditionForTeams(
                "teams-" + whenOneLeaves.name().toLowerCase().replace('_', '-'), new TeamRules(2, 4, whenOneLeaves));
        places.setCapacity(edition.id(), capacity);
        return edition;
    }

    private List<NewEnrolment> forms(Edition edition, int size) {
        return IntStream.range(0, size)
                .mapToObj(at -> interestForm(edition, "Lid" + at, UUID.randomUUID() + "@school.example"))
                .toList();
    }

    private List<Enrolment> aTeam(Edition edition, int size) {
        return enrolling.team(enrolling.receiveTeam(forms(edition, size)));
    }

    private List<Enrolment> aConfirmedTeam(Edition edition, int size) {
        List<Enrolment> team = aTeam(edition, size);
        confirm(team);
        return team;
    }

    private void confirm(List<Enrolment> members) {
        members.forEach(member -> enrolling.confirmAddress(member.id()));
    }

    private List<EnrolmentStatus> statuses(List<Enrolment> team) {
        return team.stream().map(this::statusOf).toList();
    }

    private static void assertRefused(Reason reason, Runnable enrolling) {
        assertThatExceptionOfType(EnrolmentRefused.class)
                .isThrownBy(enrolling::run)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
