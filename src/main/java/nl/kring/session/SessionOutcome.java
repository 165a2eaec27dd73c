package nl.kring.session;

/** How a meeting went. */
public enum SessionOutcome {
    HELD,
    HELD_ONLINE,
    CANCELLED
}
