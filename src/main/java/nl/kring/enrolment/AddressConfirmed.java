package nl.kring.enrolment;

import java.util.UUID;

/** The candidate confirmed the e-mail address. */
public record AddressConfirmed(UUID enrolmentId, UUID editionId) {}
