package nl.kring.admission;

/** What one side thinks of taking part. */
public enum Verdict {
    YES,
    NO,
    DOUBT
}
