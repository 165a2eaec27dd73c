package nl.kring.identity;

/**
 * Whoever carries out a step.
 *
 * @param id the user id for staff, the e-mail address in lower case for a candidate, a component name for the system
 * @param name as shown to people
 */
public record Actor(Kind kind, String id, String name) {

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "kring", "Kring");

    public enum Kind {
        CANDIDATE,
        STAFF,
        SYSTEM
    }

    public static Actor candidate(String email, String name) {
        return new Actor(Kind.CANDIDATE, email, name);
    }

    public static Actor staff(String userId, String name) {
        return new Actor(Kind.STAFF, userId, name);
    }

    public boolean isStaff() {
        return kind == Kind.STAFF;
    }
}
