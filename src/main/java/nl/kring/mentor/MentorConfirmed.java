package nl.kring.mentor;

/** The mentor said yes. */
public record MentorConfirmed(Mentoring mentoring) {}
