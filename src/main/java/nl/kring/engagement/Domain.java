package nl.kring.engagement;

/** What boards and teacher training do together, in three domains. */
public enum Domain {
    /** Training teachers together. */
    TRAINING,
    /** School development through research. */
    RESEARCH,
    /** Continued professional development of starting and sitting teachers. */
    DEVELOPMENT
}
