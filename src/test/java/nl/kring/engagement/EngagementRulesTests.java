package nl.kring.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import nl.kring.engagement.ComparisonPicture.Line;
import nl.kring.engagement.CycleAgreements.Goal;
import nl.kring.engagement.CycleAgreements.Kind;
import nl.kring.engagement.CycleAgreements.Minimum;
import nl.kring.engagement.Visit.Reason;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;

class EngagementRulesTests {

    private static final Minimum NOTHING = new Minimum(true, 0, 0);
    private static final Instant NOW =
            ZonedDateTime.of(2026, 11, 2, 12, 0, 0, 0, AppClock.ZONE).toInstant();

    @Test
    void everyBoardIsVisitedWhereThatIsAGoal() {
        assertThat(VisitPolicy.reason(agreed(Kind.PARTNERSHIP, Goal.ENGAGEMENT), false))
                .contains(Reason.GOAL);
        assertThat(VisitPolicy.reason(agreed(Kind.PARTNERSHIP, Goal.INSIGHT), false))
                .isEmpty();
    }

    @Test
    void aNewBoardIsAlwaysVisited() {
        assertThat(VisitPolicy.reason(agreed(Kind.PARTNERSHIP, Goal.INSIGHT), true))
                .contains(Reason.NEW_BOARD);
    }

    @Test
    void nobodyVisitsABoardOnItsOwn() {
        assertThat(VisitPolicy.reason(agreed(Kind.SINGLE_BOARD, Goal.ENGAGEMENT), true))
                .isEmpty();
    }

    @Test
    void theReminderComesAsLongBeforeTheDateAsAgreed() {
        assertThat(ActionPlanning.reminderAt(LocalDate.of(2027, 1, 15), 14, NOW))
                .isEqualTo(ZonedDateTime.of(2027, 1, 1, 9, 0, 0, 0, AppClock.ZONE));
    }

    @Test
    void theReminderComesHalfWayWhereTheDateIsNear() {
        assertThat(ActionPlanning.reminderAt(LocalDate.of(2026, 11, 11), 14, NOW))
                .isEqualTo(ZonedDateTime.of(2026, 11, 7, 10, 30, 0, 0, AppClock.ZONE));
    }

    @Test
    void thePictureHasALineForEveryBoardInEveryDomain() {
        List<ComparisonPicture> pictures = ComparisonPicture.of(
                List.of(
                        Boards.everywhere("Stichting met een heel erg lange naam", Gradation.PASSIVE),
                        Boards.everywhere("Zuid", Gradation.PROACTIVE)),
                "Zuid");

        assertThat(pictures).extracting(ComparisonPicture::domain).containsExactly(Domain.values());
        assertThat(pictures.get(0).lines()).extracting(Line::own).containsExactly(false, true);
        assertThat(pictures.get(0).lines().get(0).label())
                .hasSizeLessThanOrEqualTo(24)
                .endsWith("…");
        assertThat(pictures.get(0).lines())
                .allMatch(line -> line.y() < pictures.get(0).height());
        assertThat(pictures)
                .allSatisfy(picture -> assertThat(picture.lines()).allSatisfy(line -> {
                    int column = line.current().gradation().ordinal();
                    assertThat(line.current().x())
                            .isEqualTo(picture.columns().get(column).middle());
                }));
    }

    private static CycleAgreements agreed(Kind kind, Goal goal) {
        return new CycleAgreements(kind, EnumSet.of(goal), "Bij toetreding", 24, NOTHING, Boards.ALL, 14);
    }
}
