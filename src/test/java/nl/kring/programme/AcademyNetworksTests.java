package nl.kring.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import nl.kring.programme.ProgrammeDefinition.BaselineRules;
import nl.kring.programme.ProgrammeDefinition.Places;
import nl.kring.programme.ProgrammeDefinition.PlannedInformation;
import nl.kring.programme.ProgrammeDefinition.PlannedMeeting;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import nl.kring.programme.ProgrammeDefinition.TurnRules;
import nl.kring.programme.ProgrammeDefinition.WhenOneLeaves;
import nl.kring.programme.ProgrammeDefinition.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks of the sector academy, as they are shipped. */
class AcademyNetworksTests {

    private static final String ACADEMY = "leernetwerken";

    @Test
    void nineNetworksStandOnThePageOfTheAcademy() {
        assertThat(Definitions.allShipped().stream().filter(definition -> ACADEMY.equals(definition.partOf())))
                .extracting(ProgrammeDefinition::slug)
                .containsExactlyInAnyOrder(
                        "eindverantwoordelijk-schoolleiders",
                        "vrouwelijk-leiderschap-1",
                        "vrouwelijk-leiderschap-2",
                        "verbindend-vernieuwen",
                        "ondernemend-leren",
                        "moreel-beraad-en-bildung",
                        "persoonlijk-leiderschap",
                        "slim-besturen",
                        "leiding-van-onderop");
        assertThat(Definitions.shipped(ACADEMY).partOf()).isNull();
    }

    @Test
    void aNetworkTakesOverWhatItDoesNotState() {
        ProgrammeDefinition academy = Definitions.shipped(ACADEMY);
        ProgrammeDefinition network = Definitions.shipped("slim-besturen");

        assertThat(network.organiser()).isEqualTo(academy.organiser());
        assertThat(network.waits()).isEqualTo(academy.waits());
        assertThat(network.places()).isNotEqualTo(academy.places());
        assertThat(network.conditions().sectors()).isEmpty();
    }

    @Test
    void everyNetworkTakesTheBaselineAndOneOfTwoYearsRepeatsItHalfway() {
        Definitions.allShipped().stream()
                .filter(definition -> ACADEMY.equals(definition.partOf()))
                .forEach(network -> {
                    BaselineRules baseline = Objects.requireNonNull(network.baseline());
                    assertThat(network.accompanying()).contains("BaselineProcess");
                    assertThat(baseline.at(0)).hasValue(Period.ofDays(14));
                    assertThat(baseline.at(1).isPresent())
                            .as(network.slug())
                            .isEqualTo(lasting(
                                            network,
                                            network.meetings().get(0).day().atYear(2027))
                                    > 18);
                    assertThat(baseline.at(2)).isEmpty();
                });
    }

    @Test
    void aNewNetworkIsSetUpByTheWordsOfTheAcademy() {
        NetworkDraft draft = new NetworkDraft(
                new LocalizedText("Samen", "Together"),
                new LocalizedText("Kort", "Short"),
                new LocalizedText("Lang", "Long"),
                6,
                12,
                BigDecimal.TEN,
                true,
                3,
                2,
                new BigDecimal("2500"));

        ProgrammeDefinition network = Definitions.shipped(ACADEMY).network(draft, "samen", LocalDate.of(2027, 10, 5));

        assertThat(network.meetings())
                .extracting(meeting -> meeting.title().nl())
                .containsExactly("Startbijeenkomst", "Bijeenkomst 2", "Bijeenkomst 3");
        assertThat(network.meetings().get(2).title().en()).isEqualTo("Meeting 3");
        assertThat(network.network()).satisfies(about -> {
            assertThat(Objects.requireNonNull(about).lasts().en()).isEqualTo("2 years, and on after that by agreement");
            assertThat(about.contribution()).isEqualByComparingTo("2500");
        });
        assertThat(network.support()).isNull();
        assertThat(network.baseline()).isNotNull();
    }

    @Test
    void finallyResponsibleSchoolLeadersMeetTwiceForTwentyFourHours() {
        ProgrammeDefinition network = Definitions.shipped("eindverantwoordelijk-schoolleiders");

        assertThat(network.places().maximum()).isEqualTo(15);
        assertThat(hours(network)).containsExactly(24L, 24L);
        assertThat(Objects.requireNonNull(network.network()).lasts().en()).contains("2006");
        assertThat(network.conditions().nomination()).isTrue();
        assertThat(network.turns()).isEqualTo(new TurnRules(Who.PERSON, 3, 0, Period.ofDays(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vrouwelijk-leiderschap-1", "vrouwelijk-leiderschap-2"})
    void womensLeadershipIsClosedAndMeetsAtTheEndOfThreeAfternoons(String slug) {
        ProgrammeDefinition network = Definitions.shipped(slug);

        assertThat(network.places().maximum()).isEqualTo(22);
        assertThat(network.conditions().closedAfterStart()).isTrue();
        assertThat(network.meetings()).hasSize(3).allSatisfy(meeting -> {
            assertThat(meeting.from()).isEqualTo("16:00");
            assertThat(meeting.to()).isEqualTo("19:00");
        });
        assertThat(Objects.requireNonNull(network.network()).groupSetsTheme()).isTrue();
        assertThat(network.formFor("fillInIntakeForm", "")).isEqualTo("FillInWishesIntake");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vrouwelijk-leiderschap-1", "vrouwelijk-leiderschap-2"})
    void womensLeadershipHasBuddyGroupsOfTwoToFive(String slug) {
        ProgrammeDefinition network = Definitions.shipped(slug);

        assertThat(network.companions()).containsOnlyKeys("BUDDIES");
        assertThat(network.companions().get("BUDDIES")).extracting("from", "to").containsExactly(2, 5);
    }

    @Test
    void connectingRenewalMeetsThreeTimesAYearForTwoYearsForEightAndTwentyFourHoursInTurn() {
        ProgrammeDefinition network = Definitions.shipped("verbindend-vernieuwen");

        assertThat(network.places().maximum()).isEqualTo(20);
        assertThat(hours(network)).containsExactly(8L, 24L, 8L, 24L, 8L, 24L);
        assertThat(lasting(network, LocalDate.of(2027, 10, 8))).isGreaterThanOrEqualTo(19);
        assertThat(network.informationBefore(LocalDate.of(2027, 10, 8)))
                .extracting(PlannedInformation::startsAt)
                .extracting(start -> start.toLocalDate().toString())
                .containsExactly("2027-07-30", "2027-09-03");
        assertThat(Objects.requireNonNull(network.network()).questionIsThread()).isTrue();
        assertThat(network.formFor("fillInIntakeForm", "")).isEqualTo("FillInRenewalIntake");
    }

    @Test
    void entrepreneurialLearningIsForTeamsFromOneSchool() {
        ProgrammeDefinition network = Definitions.shipped("ondernemend-leren");

        assertThat(network.places()).isEqualTo(new Places(20, 30, 12));
        assertThat(network.teams()).isEqualTo(new TeamRules(2, 4, WhenOneLeaves.BELOW_MINIMUM_LEAVES));
        assertThat(hours(network))
                .hasSize(6)
                .allSatisfy(hours -> assertThat(hours).isBetween(2L, 8L));
        assertThat(hours(network)).contains(2L, 8L);
        assertThat(network.turns()).isEqualTo(new TurnRules(Who.TEAM, null, 1, Period.ofDays(7)));
        assertThat(network.formFor("bringContribution", "")).isEqualTo("PresentTheme");
    }

    @Test
    void moralDeliberationMeetsSixTimesForFourHoursInASchoolYear() {
        ProgrammeDefinition network = Definitions.shipped("moreel-beraad-en-bildung");

        assertThat(network.places().minimum()).isEqualTo(12);
        assertThat(network.places().maximum()).isEqualTo(20);
        assertThat(hours(network)).hasSize(6).containsOnly(4L);
        assertThat(lasting(network, LocalDate.of(2027, 9, 24))).isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"persoonlijk-leiderschap", "slim-besturen", "leiding-van-onderop"})
    void threeNetworksSideBySideMeetSixHalfDaysInAYearAndAHalf(String slug) {
        ProgrammeDefinition network = Definitions.shipped(slug);
        LocalDate start = network.meetings().get(0).day().atYear(2027);

        assertThat(network.places().minimum()).isEqualTo(6);
        assertThat(network.places().maximum()).isEqualTo(12);
        assertThat(hours(network))
                .hasSize(6)
                .allSatisfy(hours -> assertThat(hours).isBetween(3L, 4L));
        assertThat(lasting(network, start)).isBetween(13L, 18L);
        assertThat(network.conditions().closedAfterStart()).isFalse();
        assertThat(network.conditions().sectors()).isEmpty();
    }

    @Test
    void nobodyJoinsAfterTheStartWhereTheProgrammeDoesNotSaySo() {
        assertThat(Definitions.shipped().conditions().closedAfterStart()).isTrue();
    }

    @Test
    void anInformationMeetingEndsAfterItBegins() {
        assertThatThrownBy(() -> Definitions.with(yaml -> yaml.putArray("informationMeetings")
                        .addObject()
                        .put("before", "P5W")
                        .put("from", "17:00")
                        .put("to", "16:00")))
                .hasMessageContaining("informationMeetings[0].to INCONSISTENT ENDS_BEFORE_IT_BEGINS");
    }

    private static List<Long> hours(ProgrammeDefinition network) {
        return network.meetings().stream().map(AcademyNetworksTests::hours).toList();
    }

    private static long hours(PlannedMeeting meeting) {
        return Duration.between(meeting.from(), meeting.to()).toHours() + 24L * meeting.nights();
    }

    /** In months, from the first meeting to the last. */
    private static long lasting(ProgrammeDefinition network, LocalDate start) {
        LocalDate last = start;
        for (PlannedMeeting meeting : network.meetings()) {
            last = meeting.firstOn(last);
        }
        return Period.between(start, last).toTotalMonths();
    }
}
