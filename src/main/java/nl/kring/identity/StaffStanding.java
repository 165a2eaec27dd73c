package nl.kring.identity;

import java.util.Set;

/** What somebody of the staff is and may do at this moment. */
public record StaffStanding(String name, Set<StaffRole> roles) {}
