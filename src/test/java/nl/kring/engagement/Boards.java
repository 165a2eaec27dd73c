package nl.kring.engagement;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.kring.engagement.BoardPosition.Place;
import nl.kring.engagement.CycleAgreements.Goal;
import nl.kring.engagement.CycleAgreements.Kind;
import nl.kring.engagement.CycleAgreements.Minimum;

/** Boards and agreements to test rules with. */
final class Boards {

    static final Set<Domain> ALL = EnumSet.allOf(Domain.class);

    private Boards() {}

    /** A board that is the same everywhere. */
    static BoardPosition everywhere(String name, Gradation current) {
        return at(name, current, current, current);
    }

    static BoardPosition at(String name, Gradation training, Gradation research, Gradation development) {
        Map<Domain, Place> places = new EnumMap<>(Domain.class);
        places.put(Domain.TRAINING, new Place(training, Gradation.ACTIVE, null));
        places.put(Domain.RESEARCH, new Place(research, Gradation.ACTIVE, null));
        places.put(Domain.DEVELOPMENT, new Place(development, Gradation.PROACTIVE, Gradation.PASSIVE));
        return new BoardPosition(UUID.randomUUID(), name, places);
    }

    static CycleAgreements agreed(Minimum minimum, Set<Domain> focus) {
        return new CycleAgreements(
                Kind.PARTNERSHIP, EnumSet.of(Goal.INSIGHT), "Bij toetreding", 24, minimum, focus, 14);
    }
}
