package nl.kring.enrolment;

import java.util.UUID;

/** Somebody left the interest form. */
public record EnrolmentReceived(UUID enrolmentId, UUID editionId) {}
