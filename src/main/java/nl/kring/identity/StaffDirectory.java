package nl.kring.identity;

import java.util.List;
import java.util.Optional;

/** Who the staff are. */
public interface StaffDirectory {

    /** Everybody in the role, by name. */
    List<StaffMember> members(StaffRole role);

    Optional<StaffMember> find(String id);
}
