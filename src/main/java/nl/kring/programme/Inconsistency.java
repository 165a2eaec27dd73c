package nl.kring.programme;

/** Why values of a definition do not go together, though each of them is allowed. */
public enum Inconsistency {
    /** A rule is about a meeting that the programme does not have. */
    NO_SUCH_MEETING,
    /** The same meeting stands twice in one list. */
    NAMED_TWICE,
    /** Only groups for intervision have half-days after meetings. */
    ONLY_INTERVISION,
    /** Where people enrol in teams there are no groups to choose from. */
    GROUPS_WITH_TEAMS,
    /** A choice module is for an edition that meets as one. */
    GROUPS_WITH_CHOICE,
    /** The places of the groups do not add up to those of the edition. */
    GROUPS_NOT_MAXIMUM,
    /** Teams take turns where nobody enrols in teams. */
    TURNS_WITHOUT_TEAMS,
    /** What participants bring would be due before the meeting is prepared. */
    NO_TIME_FOR_TURNS,
    /** Participants are measured, and nothing says when. */
    NO_BASELINE,
    NO_END_OF_BASELINE,
    /** A later edition of a network needs its own investment, which nobody is asked for when interest plans it. */
    NETWORK_BY_INTEREST,
    NO_DEFAULT_WAIT,
    /** An invoice names one of two numbers. */
    NO_TAX_NUMBER,
    IBAN_MISTYPED,
    ENDS_BEFORE_IT_BEGINS,
    REMINDERS_OUT_OF_ORDER,
    /** The last of the costs would end as well, and nothing would hold after it. */
    LAST_COSTS_END,
    MINIMUM_ABOVE_MAXIMUM,
    SMALLEST_ABOVE_LARGEST,
    ONE_SALARY_SCALE,
    /** A vote needs two options or more, each with its own key. */
    TOO_FEW_OPTIONS,
    /** A criterion that is not left to people follows from a number or from an answer, and not from both. */
    CRITERION_UNCLEAR,
    ESCALATION_TOO_EARLY,
    END_TOO_EARLY
}
