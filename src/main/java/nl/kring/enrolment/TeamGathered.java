package nl.kring.enrolment;

import java.util.List;
import java.util.UUID;

/**
 * All of a team is there; it has places, or waits for them.
 *
 * @param enrolmentIds of the members who waited for the others
 */
public record TeamGathered(List<UUID> enrolmentIds) {}
