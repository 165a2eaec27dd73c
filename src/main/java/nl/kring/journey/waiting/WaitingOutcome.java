package nl.kring.journey.waiting;

/** How waiting for a place ended. */
enum WaitingOutcome {
    ACCEPTED,
    DECLINED,
    /** Declined a second group and waits for the first one again. */
    RETURNED,
    /** The offer was not answered in time. */
    LAPSED,
    /** Enrolling closed before a place came free. */
    CLOSED
}
