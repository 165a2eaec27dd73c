package nl.kring.engagement;

/** How engaged a board is, from the least to the most. */
public enum Gradation {
    PASSIVE,
    FOLLOWING,
    ACTIVE,
    PROACTIVE;

    public boolean isAtLeast(Gradation other) {
        return compareTo(other) >= 0;
    }
}
