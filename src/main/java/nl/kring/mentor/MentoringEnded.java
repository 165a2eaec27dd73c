package nl.kring.mentor;

/** The mentor does not coach the participant any more. */
public record MentoringEnded(Mentoring mentoring, Why why) {

    /** Why it ended. */
    public enum Why {
        /** The mentor said no. */
        MENTOR_DECLINED,
        MENTOR_STOPPED,
        PARTICIPANT_LEFT,
        /** Staff gave the participant another mentor. */
        OTHER_MENTOR
    }
}
