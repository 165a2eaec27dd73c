package nl.kring.journey.waiting;

/** How waiting for a place ended. */
enum WaitingOutcome {
    ACCEPTED,
    DECLINED,
    /** The offer was not answered in time. */
    LAPSED,
    /** Enrolling closed before a place came free. */
    CLOSED
}
