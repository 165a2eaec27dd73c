package nl.kring.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who the staff are, and who does whose work today. */
public interface StaffDirectory {

    /**
     * Whoever does the work of the role today and hears of it, by name: everybody in it who is not blocked, and for whoever
     * is away who stands in. Where nobody stands in and nobody else is there, those who are away.
     */
    List<StaffMember> members(StaffRole role);

    /** Also somebody who is away or blocked, so that the name stays known. */
    Optional<StaffMember> find(String id);

    /** What somebody may do now; empty for whoever has no account or is blocked. */
    Optional<StaffStanding> standing(String id);

    /**
     * Who does somebody's work today: the person, or who stands in, or who stands in for that one. Empty when nobody does,
     * because a person on the way is blocked, gone, or has not the roles any more.
     */
    Optional<StaffMember> acting(String id);

    /** Whether somebody has all the roles of another, or is an administrator, who may do every task. */
    boolean canStandIn(String id, String absentee);

    /** Whether somebody is neither blocked nor away on a day. */
    boolean isThere(String id, LocalDate day);
}
