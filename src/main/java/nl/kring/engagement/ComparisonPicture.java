package nl.kring.engagement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The boards of a cycle in one domain, as a picture: a line for each, on which it stands now and where it wants to be.
 * Coordinates are in a drawing of {@link #WIDTH} by {@link #height}.
 *
 * @param lines one for each board, from top to bottom
 * @param height of the drawing
 */
public record ComparisonPicture(Domain domain, List<Line> lines, int height) {

    public static final int WIDTH = 640;

    private static final int NAMES = 190;
    private static final int STEP = (WIDTH - NAMES) / Gradation.values().length;
    private static final int HEAD = 34;
    private static final int LINE = 34;
    private static final int LONGEST_NAME = 24;

    /**
     * @param label the name as far as there is room for it
     * @param previous where it was in the cycle before; null where it took no part in one
     * @param own whether it is the reader's
     */
    public record Line(
            String board,
            String label,
            int y,
            Point current,
            Point wanted,
            @Nullable Point previous,
            boolean own) {}

    /** Where a gradation is on a line. */
    public record Point(Gradation gradation, int x) {}

    /** A column of the picture. */
    public record Column(Gradation gradation, int x, int middle) {}

    /** @param own the name of the reader's board; null for staff */
    public static List<ComparisonPicture> of(List<BoardPosition> boards, @Nullable String own) {
        List<ComparisonPicture> pictures = new ArrayList<>();
        for (Domain domain : Domain.values()) {
            List<Line> lines = new ArrayList<>();
            for (BoardPosition board : boards) {
                BoardPosition.Place place = board.in(domain);
                Gradation previous = place.previous();
                lines.add(new Line(
                        board.board(),
                        shortened(board.board()),
                        HEAD + LINE * lines.size() + LINE / 2,
                        point(place.current()),
                        point(place.wanted()),
                        previous == null ? null : point(previous),
                        board.board().equals(own)));
            }
            pictures.add(new ComparisonPicture(domain, lines, HEAD + LINE * lines.size() + 6));
        }
        return pictures;
    }

    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Gradation gradation : Gradation.values()) {
            int x = NAMES + gradation.ordinal() * STEP;
            columns.add(new Column(gradation, x, x + STEP / 2));
        }
        return columns;
    }

    /** Whether any board was in the cycle before. */
    public boolean hasPrevious() {
        return lines.stream().anyMatch(line -> line.previous() != null);
    }

    public int width() {
        return WIDTH;
    }

    /** The width of a column. */
    public int step() {
        return STEP;
    }

    private static Point point(Gradation gradation) {
        return new Point(gradation, NAMES + gradation.ordinal() * STEP + STEP / 2);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 1).strip() + "…";
    }
}
