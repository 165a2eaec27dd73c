package nl.kring.mentor;

/** Staff settled who coaches whom. */
public record MentorSettled(Mentoring mentoring) {}
