package nl.kring.wording;

/**
 * Why a text cannot be used.
 *
 * @param placeholder the one that nothing fills in; empty for the other kinds
 */
public record TextMistake(Kind kind, String placeholder) {

    /** What is wrong. */
    public enum Kind {
        BLANK,
        TOO_LONG,
        /** A place for a value that this text does not have. */
        UNKNOWN_PLACEHOLDER,
        /** A brace that belongs to no place for a value. */
        BRACES
    }
}
