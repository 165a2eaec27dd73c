package nl.kring.choice;

/** What follows from counting the votes. */
public enum VoteOutcome {
    CHOSEN,
    /** Everybody is asked again: for longer, or between those tied. */
    AGAIN,
    /** A coordinator decides. */
    UNDECIDED
}
