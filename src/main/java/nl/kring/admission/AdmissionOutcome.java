package nl.kring.admission;

/** What two verdicts come to. */
public enum AdmissionOutcome {
    ADMITTED,
    DECLINED_BY_ORGANISER,
    DECLINED_BY_CANDIDATE,
    SECOND_CONVERSATION
}
