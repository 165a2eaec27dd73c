package nl.kring.engagement;

import java.util.Map;

/** What a board said about itself, as far as it has come. */
public record BoardScan(
        Map<Domain, Current> current, Map<Domain, Wanted> wanted, Map<Responsibility, String> responsibilities) {

    public BoardScan {
        current = Map.copyOf(current);
        wanted = Map.copyOf(wanted);
        responsibilities = Map.copyOf(responsibilities);
    }

    /**
     * Where a board is in a domain.
     *
     * @param examples from which it shows
     * @param deliberate by choice; otherwise by chance
     * @param structural otherwise incidental
     * @param secured laid down, so that it lasts when people leave
     */
    public record Current(
            Gradation gradation, String examples, boolean deliberate, boolean structural, boolean secured) {}

    /**
     * Where a board wants to be in a domain.
     *
     * @param examples from which it will show
     */
    public record Wanted(Gradation gradation, String examples) {}

    /** What the board does now in an aspect at a level; empty where it has not said. */
    public String does(Responsibility.Aspect aspect, Responsibility.Level level) {
        return responsibilities.getOrDefault(new Responsibility(aspect, level), "");
    }

    /** All three parts are there. */
    public boolean isComplete() {
        return current.size() == Domain.values().length
                && wanted.size() == Domain.values().length
                && responsibilities.size() == Responsibility.all().size();
    }
}
