package nl.kring.enrolment;

import java.util.UUID;

/** A place came free and is kept for whoever was first on the waiting list. */
public record PlaceOffered(UUID enrolmentId, UUID editionId) {}
