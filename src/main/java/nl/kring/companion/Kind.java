package nl.kring.companion;

import java.util.Optional;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.SmallGroups;

/** What small groups are for. */
public enum Kind {
    /** Each time the case of one of them is central. */
    INTERVISION,
    /** They spend (part of) a day with each other at work. */
    SHADOWING,
    /** They keep in touch and help each other along. */
    BUDDIES;

    /** How large such groups are in a programme; empty where it has none. */
    public Optional<SmallGroups> sizeIn(ProgrammeDefinition definition) {
        return Optional.ofNullable(definition.companions().get(name()));
    }
}
