package nl.kring.enrolment;

import java.util.List;
import java.util.UUID;

/**
 * Somebody declined a second group, and with that the whole team is back in the first one.
 *
 * @param enrolmentIds of the others, who are no longer asked
 */
public record TeamReturned(List<UUID> enrolmentIds) {}
