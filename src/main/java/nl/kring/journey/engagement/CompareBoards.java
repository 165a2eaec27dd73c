package nl.kring.journey.engagement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.engagement.BoardPosition;
import nl.kring.engagement.Comparison;
import nl.kring.engagement.SmallGroups;
import nl.kring.engagement.Steering;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A facilitator lets boards compare themselves, and writes down what came up. */
@Component
class CompareBoards implements TaskForm {

    private final Steering steering;
    private final Comparison comparison;
    private final InstrumentWording wording;

    CompareBoards(Steering steering, Comparison comparison, InstrumentWording wording) {
        this.steering = steering;
        this.comparison = comparison;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        List<BoardPosition> boards = comparison.of(task.editionId());
        List<String> missing = comparison.missing(task.editionId());
        return Map.of(
                "groups",
                rows(SmallGroups.of(boards)),
                "positions",
                wording.byBoard(boards),
                "missing",
                missing.isEmpty() ? wording.text("nobody") : String.join(", ", missing));
    }

    private static List<Map<String, String>> rows(List<List<BoardPosition>> groups) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<BoardPosition> group : groups) {
            rows.add(Map.of(
                    "group",
                    Integer.toString(rows.size() + 1),
                    "boards",
                    group.stream().map(BoardPosition::board).collect(Collectors.joining(", "))));
        }
        return rows;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("smallGroups", "plenary");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        steering.recordComparison(task.editionId(), answers.text("smallGroups"), answers.text("plenary"));
        return Map.of();
    }
}
