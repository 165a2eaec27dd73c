package nl.kring.enrolment;

import java.util.UUID;

/** Somebody who waited went to the second group, or came back from it to the waiting list of the first. */
public record EditionChanged(UUID enrolmentId, UUID editionId) {}
