package nl.kring.companion;

import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;

/**
 * A small group as it is now: whoever left the edition has left it too.
 *
 * @param number counts the groups of a kind in an edition, from 1
 * @param confirmed those of the members who have said that they join
 */
public record Group(UUID id, Kind kind, int number, List<Enrolment> members, List<UUID> confirmed) {

    public boolean isConfirmedBy(Enrolment member) {
        return confirmed.contains(member.id());
    }
}
