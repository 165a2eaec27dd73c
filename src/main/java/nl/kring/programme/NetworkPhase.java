package nl.kring.programme;

/** Where a network is in its life; always in one of these. */
public enum NetworkPhase {
    /** The question is stated, fitting participants are found and the conditions are settled. */
    SOWING,
    /** The network meets regularly and works on its question; people and questions may join. */
    CULTIVATING,
    /** The answers are formulated, recorded and shared. */
    HARVESTING
}
