package nl.kring.identity;

import java.util.List;
import java.util.Optional;

/** Who the staff are. */
public interface StaffDirectory {

    /** Everybody in the role who is not blocked, by name. */
    List<StaffMember> members(StaffRole role);

    /** Also somebody who is blocked, so that the name stays known. */
    Optional<StaffMember> find(String id);

    /** What somebody may do now; empty for whoever has no account or is blocked. */
    Optional<StaffStanding> standing(String id);
}
