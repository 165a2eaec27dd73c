package nl.kring.engagement;

import java.util.ArrayList;
import java.util.List;

/** One of the fifteen cells in which a board says what it does now: an aspect at a level. */
public record Responsibility(Aspect aspect, Level level) {

    public enum Aspect {
        VISION,
        /** Policy making and carrying out. */
        POLICY,
        /** The quality cycle. */
        QUALITY,
        COMMUNICATION,
        COOPERATION
    }

    public enum Level {
        SCHOOL,
        BOARD,
        PARTNERSHIP
    }

    /** All fifteen, aspect by aspect. */
    public static List<Responsibility> all() {
        List<Responsibility> all = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            for (Level level : Level.values()) {
                all.add(new Responsibility(aspect, level));
            }
        }
        return all;
    }
}
