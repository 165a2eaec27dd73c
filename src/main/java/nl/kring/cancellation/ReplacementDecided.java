package nl.kring.cancellation;

import java.util.UUID;

/**
 * It is known whether a colleague takes over.
 *
 * @param enrolmentId of the participant who leaves
 */
public record ReplacementDecided(UUID enrolmentId, boolean replaced) {}
