package nl.kring.enrolment;

import java.util.UUID;

/** Staff brought somebody into another group. */
public record GroupChanged(UUID enrolmentId, UUID editionId, int was, int became) {}
