package nl.kring.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallGroupsTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "5, 2", "8, 2", "9, 3", "20, 5"})
    void groupsAreOfAtMostFourAndAsEvenAsCanBe(int boards, int groups) {
        List<List<BoardPosition>> made = SmallGroups.of(some(boards));

        assertThat(made)
                .hasSize(groups)
                .allSatisfy(group ->
                        assertThat(group).hasSizeBetween(boards / groups, Math.min(4, (boards + groups - 1) / groups)));
        assertThat(made.stream().flatMap(List::stream)).hasSize(boards).doesNotHaveDuplicates();
    }

    @Test
    void noBoardsMakeNoGroups() {
        assertThat(SmallGroups.of(List.of())).isEmpty();
    }

    @Test
    void differentlyEngagedBoardsMeet() {
        List<BoardPosition> boards = new ArrayList<>();
        for (Gradation gradation : Gradation.values()) {
            boards.add(Boards.everywhere("A " + gradation, gradation));
            boards.add(Boards.everywhere("B " + gradation, gradation));
        }

        assertThat(SmallGroups.of(boards))
                .allSatisfy(group -> assertThat(group)
                        .extracting(board -> board.in(Domain.TRAINING).current())
                        .containsExactlyInAnyOrder(Gradation.values()));
    }

    private static List<BoardPosition> some(int number) {
        List<BoardPosition> boards = new ArrayList<>();
        for (int at = 0; at < number; at++) {
            boards.add(Boards.everywhere("Bestuur " + at, Gradation.values()[at % 4]));
        }
        return boards;
    }
}
