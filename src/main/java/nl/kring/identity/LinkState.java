package nl.kring.identity;

/** How a link from a mail stands. */
public enum LinkState {
    VALID,
    USED,
    EXPIRED,
    UNKNOWN
}
