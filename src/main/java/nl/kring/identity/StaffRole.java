package nl.kring.identity;

import java.util.Locale;

/** What somebody of the staff does. Each role is a group of the engine, so that tasks can be given to it. */
public enum StaffRole {
    COORDINATORS,
    FACILITATORS,
    ADMINISTRATORS;

    /** The group in process models and in Tasklist, e.g. {@code coordinators}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The authority that Spring Security knows it by, e.g. {@code ROLE_COORDINATORS}. */
    public String authority() {
        return "ROLE_" + name();
    }
}
