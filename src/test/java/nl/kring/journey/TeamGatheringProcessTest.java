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
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.EnrolmentRefused.Reason;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.NewEnrolment;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places.Standing;
import nl.kring.enrolment.SecondGroups;
import nl.kring.enrolment.SecondGroups.NewGroup;
import nl.kring.identity.Actor;
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
    Bypasses bypasses;

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

        assertRefused(Reason.TEAM_SIZE, () -> teams.receive(five));
        assertRefused(Reason.TEAM_SIZE, () -> teams.receive(five.subList(0, 1)));
        assertRefused(Reason.TEAM_SIZE, () -> enrolling.receive(five.get(0)));
        assertRefused(Reason.SAME_ADDRESS, () -> teams.receive(twice));
        Edition alone = anOpenEdition();
        assertRefused(Reason.NO_TEAMS, () -> teams.receive(forms(alone, 3)));

        assertThat(enrolments.findByEditionIdOrderByReceipt(edition.id())).isEmpty();
    }

    @Test
    void theSecondGroupTakesTeamsWhole() {
        Edition edition = anEdition(4, WhenOneLeaves.KEEP);
        aConfirmedTeam(edition, 4);
        List<List<Enrolment>> waiting =
                Stream.generate(() -> aConfirmedTeam(edition, 4)).limit(2).toList();
        int fits = Math.max(edition.minimum(), 4);

        Edition second = aSecondGroup(edition, fits);

        assertThat(fits).isLessThan(8);
        assertThat(statuses(waiting.get(0))).containsOnly(EnrolmentStatus.OFFERED);
        assertThat(statuses(waiting.get(1))).containsOnly(EnrolmentStatus.WAITING);
        assertThat(enrolments.get(waiting.get(0).get(0).id()).editionId()).isEqualTo(second.id());
    }

    @Test
    void aTeamThatIsLargerThanTheEditionIsRefused() {
        Edition edition = anEdition(2, WhenOneLeaves.KEEP);

        assertRefused(Reason.TEAM_ABOVE_CAPACITY, () -> teams.receive(forms(edition, 3)));

        assertThat(enrolments.findByEditionIdOrderByReceipt(edition.id())).isEmpty();
    }

    @Test
    void aTeamThatBecameLargerThanTheEditionIsPassedOverAndKeepsItsTurn() {
        Edition edition = anEdition(3, WhenOneLeaves.KEEP);
        List<Enrolment> in = aConfirmedTeam(edition, 2);
        List<Enrolment> large = aConfirmedTeam(edition, 3);
        List<Enrolment> small = aConfirmedTeam(edition, 2);
        allocation.setCapacity(edition.id(), 2);
        assertThat(places.standings(edition.id()).stream()
                        .filter(Standing::passedOver)
                        .map(standing -> standing.enrolment().id()))
                .containsExactlyElementsOf(large.stream().map(Enrolment::id).toList());

        withdraw(in);

        assertThat(statuses(small)).containsOnly(EnrolmentStatus.OFFERED);
        assertThat(statuses(large)).containsOnly(EnrolmentStatus.WAITING);
        assertThat(positions(large)).containsExactly(1, 2, 3);
        allocation.setCapacity(edition.id(), 5);
        assertThat(statuses(large)).containsOnly(EnrolmentStatus.OFFERED);
    }

    @Test
    void aTeamThatIsTooLargeKeepsNobodyWhoComesLaterFromAFreePlace() {
        Edition edition = anEdition(3, WhenOneLeaves.KEEP);
        List<Enrolment> in = aConfirmedTeam(edition, 2);
        List<Enrolment> large = aConfirmedTeam(edition, 3);
        allocation.setCapacity(edition.id(), 2);
        withdraw(in);
        assertThat(places.hasPlaceForNewcomer(edition)).isTrue();

        List<Enrolment> newcomers = aConfirmedTeam(edition, 2);

        assertThat(statuses(newcomers)).containsOnly(EnrolmentStatus.INTAKE);
        assertThat(statuses(large)).containsOnly(EnrolmentStatus.WAITING);
    }

    @Test
    void whoeverIsMovedTakesTheTeamAlongInItsOrder() {
        Edition edition = anEdition(3, WhenOneLeaves.KEEP);
        aConfirmedTeam(edition, 3);
        List<Enrolment> first = aConfirmedTeam(edition, 2);
        List<Enrolment> second = aConfirmedTeam(edition, 3);
        List<Enrolment> third = aConfirmedTeam(edition, 2);

        bypasses.move(second.get(1).id(), 4, 1, "Hun school sluit", COORDINATOR);

        assertThat(positions(second)).containsExactly(1, 2, 3);
        assertThat(positions(first)).containsExactly(4, 5);
        assertThat(positions(third)).containsExactly(6, 7);
        assertThat(bypasses.ofEnrolment(second.get(2).id()))
                .singleElement()
                .satisfies(bypass ->
                        assertThat(List.of(bypass.was(), bypass.became())).containsExactly(5, 3));

        bypasses.move(third.get(0).id(), 6, 2, "Nog een school", COORDINATOR);
        assertThat(positions(third)).as("not within another team").containsExactly(1, 2);
        bypasses.move(third.get(1).id(), 2, 99, "Toch niet", COORDINATOR);
        assertThat(positions(third)).containsExactly(6, 7);
        bypasses.move(first.get(1).id(), 5, 4, "Niets verandert er", COORDINATOR);
        assertThat(bypasses.ofEnrolment(first.get(1).id())).isEmpty();
    }

    @Test
    void whoeverIsOfferedAPlaceOutOfTurnIsOfferedItWithTheTeam() {
        Edition edition = anEdition(4, WhenOneLeaves.KEEP);
        aConfirmedTeam(edition, 2);
        aConfirmedTeam(edition, 4);
        List<Enrolment> team = aConfirmedTeam(edition, 2);

        bypasses.offer(team.get(1).id(), 6, "Ze vullen elkaar aan", COORDINATOR);

        assertThat(statuses(team)).containsOnly(EnrolmentStatus.OFFERED);
        assertThat(team)
                .allSatisfy(
                        member -> assertThat(bypasses.ofEnrolment(member.id())).hasSize(1));
    }

    @Test
    void oneWhoDeclinesASecondGroupTakesTheWholeTeamBackToItsTurns() {
        Edition edition = anEdition(3, WhenOneLeaves.ALL_LEAVE);
        List<Enrolment> in = aConfirmedTeam(edition, 3);
        List<Enrolment> team = aConfirmedTeam(edition, 3);
        List<Enrolment> next = aConfirmedTeam(edition, 2);
        Edition second = aSecondGroup(edition, Math.max(edition.minimum(), 4));
        assertThat(letter(team.get(0), MailTemplate.SECOND_GROUP_OFFERED_TO_TEAM)
                        .letter()
                        .text())
                .contains(edition.title(), second.title(), "samen je oude beurten", "Lid1, Lid2");
        assertThat(shown(
                        onlyTask(team.get(2), "Task_AcceptOfferedPlace"),
                        Actor.candidate(team.get(2).email(), team.get(2).name()),
                        "firstGroup"))
                .isEqualTo(edition.title());

        answer(team.get(1), "Task_AcceptOfferedPlace", Map.of("accept", "NO"));

        assertThat(statuses(team)).containsOnly(EnrolmentStatus.WAITING);
        assertThat(positions(team)).containsExactly(1, 2, 3);
        assertThat(team).allSatisfy(member -> {
            assertThat(enrolments.get(member.id()).editionId()).isEqualTo(edition.id());
            assertThat(lettersAbout(member)).endsWith("WAITING_LIST");
            assertThat(openTasks(member, "Task_AcceptOfferedPlace")).isEmpty();
        });
        assertThat(statuses(next)).containsOnly(EnrolmentStatus.OFFERED);
        allocation.setCapacity(edition.id(), 6);
        assertThat(statuses(team)).containsOnly(EnrolmentStatus.OFFERED);
        assertThat(lettersAbout(team.get(0))).endsWith("PLACE_OFFERED");
        assertThat(statuses(in)).containsOnly(EnrolmentStatus.INTAKE);
    }

    @Test
    void whereTheFirstGroupHasRoomMeanwhileTheWholeTeamGetsIt() {
        Edition edition = anEdition(3, WhenOneLeaves.KEEP);
        List<Enrolment> in = aConfirmedTeam(edition, 2);
        List<Enrolment> team = aConfirmedTeam(edition, 3);
        aSecondGroup(edition, Math.max(edition.minimum(), 4));
        withdraw(in);

        answer(team.get(2), "Task_AcceptOfferedPlace", Map.of("accept", "NO"));

        assertThat(statuses(team)).containsOnly(EnrolmentStatus.INTAKE);
        assertThat(places.occupancy(edition.id()).taken()).isEqualTo(3);
        assertThat(team)
                .allSatisfy(member ->
                        assertThat(openTasks(member, "Task_FillInIntakeForm")).hasSize(1));
    }

    @Test
    void onceOneOfATeamAcceptedTheSecondGroupWhoeverDeclinesLeavesTheTeam() {
        Edition edition = anEdition(2, WhenOneLeaves.KEEP);
        aConfirmedTeam(edition, 2);
        List<Enrolment> team = aConfirmedTeam(edition, 2);
        Edition second = aSecondGroup(edition, Math.max(edition.minimum(), 4));

        answer(team.get(0), "Task_AcceptOfferedPlace", Map.of("accept", "YES"));
        assertThat(shown(
                        onlyTask(team.get(1), "Task_AcceptOfferedPlace"),
                        Actor.candidate(team.get(1).email(), team.get(1).name()),
                        "firstGroup"))
                .isEqualTo("null");
        answer(team.get(1), "Task_AcceptOfferedPlace", Map.of("accept", "NO"));

        assertThat(statuses(team)).containsExactly(EnrolmentStatus.INTAKE, EnrolmentStatus.OFFER_DECLINED);
        assertThat(enrolments.get(team.get(0).id()).editionId()).isEqualTo(second.id());
    }

    @Test
    void tenTeamsOfThreeAtOnceForTenPlacesAreWhollyInOrWhollyWaiting() throws Exception {
        Edition edition = anEdition(10, WhenOneLeaves.KEEP);
        List<List<Enrolment>> tenTeams =
                Stream.generate(() -> aTeam(edition, 3)).limit(10).toList();
        List<Callable<?>> confirmations = new ArrayList<>();
        tenTeams.forEach(team -> team.forEach(member -> confirmations.add(() -> {
            enrolling.confirmAddress(member.id());
            return null;
        })));

        assertThat(AtOnce.run(confirmations)).containsOnlyNulls();

        List<Set<EnrolmentStatus>> stands =
                tenTeams.stream().map(team -> Set.copyOf(statuses(team))).toList();
        assertThat(stands).allSatisfy(stand -> assertThat(stand).hasSize(1));
        assertThat(stands.stream().collect(Collectors.groupingBy(stand -> stand, Collectors.counting())))
                .isEqualTo(Map.of(Set.of(EnrolmentStatus.INTAKE), 3L, Set.of(EnrolmentStatus.WAITING), 7L));
        assertThat(places.occupancy(edition.id())).isEqualTo(new Occupancy(10, 9, 0, 21));
    }

    @RepeatedTest(3)
    void somebodyAloneAndATeamRaceForTheLastTwoPlaces() throws Exception {
        Edition edition = anOpenEditionForTeams("teams-or-alone", new TeamRules(1, 4, WhenOneLeaves.KEEP));
        allocation.setCapacity(edition.id(), 2);
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
        allocation.setCapacity(edition.id(), capacity);
        return edition;
    }

    private Edition aSecondGroup(Edition first, int size) {
        return secondGroups.open(
                first.id(),
                0,
                new NewGroup("Tweede " + UUID.randomUUID(), first.startsAt().toLocalDate(), size),
                "Veel teams",
                COORDINATOR);
    }

    private void withdraw(List<Enrolment> team) {
        team.forEach(member -> enrolling.withdraw(member.id(), ""));
    }

    private List<Integer> positions(List<Enrolment> team) {
        return team.stream()
                .map(member -> places.waitingPosition(enrolments.get(member.id())))
                .toList();
    }

    private List<NewEnrolment> forms(Edition edition, int size) {
        return IntStream.range(0, size)
                .mapToObj(at -> interestForm(edition, "Lid" + at, UUID.randomUUID() + "@school.example"))
                .toList();
    }

    private List<Enrolment> aTeam(Edition edition, int size) {
        return teams.all(teams.receive(forms(edition, size)));
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
