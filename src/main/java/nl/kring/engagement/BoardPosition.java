package nl.kring.engagement;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a board is in each domain, and where it wants to be. */
public record BoardPosition(UUID enrolmentId, String board, Map<Domain, Place> places) {

    public BoardPosition {
        places = Map.copyOf(places);
    }

    /**
     * @param previous where it was in the cycle before; null where it took no part in one
     */
    public record Place(
            Gradation current, Gradation wanted, @Nullable Gradation previous) {}

    public Place in(Domain domain) {
        Place place = places.get(domain);
        if (place == null) {
            throw new IllegalStateException("A position has a place in every domain");
        }
        return place;
    }
}
