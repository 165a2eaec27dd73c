package nl.kring.initiative;

/** Where an application stands. */
public enum InitiativeStatus {
    /** The secretary has not confirmed the address yet. */
    RECEIVED,
    ASSESSING,
    /** Something is missing; the secretary can mend it. */
    MENDING,
    /** All criteria are met. */
    DECIDING,
    SUPPORTED,
    NOT_SUPPORTED,
    /** It was not mended in time. */
    LAPSED,
    WITHDRAWN;

    /** Whether somebody still works on it. */
    public boolean isOpen() {
        return this == ASSESSING || this == MENDING || this == DECIDING;
    }
}
