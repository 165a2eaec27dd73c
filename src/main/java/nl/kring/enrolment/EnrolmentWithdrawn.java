package nl.kring.enrolment;

import java.util.UUID;

/** The candidate withdrew, or cancelled after admission. */
public record EnrolmentWithdrawn(UUID enrolmentId, UUID editionId) {}
