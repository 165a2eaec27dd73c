package nl.kring.mentor;

import java.time.LocalDate;

/** That a participant and the mentor met. */
public record MentorMeeting(LocalDate on, Form form) {

    /** How they met. */
    public enum Form {
        IN_PERSON,
        ONLINE,
        PHONE
    }
}
