package nl.kring.admission;

import java.util.UUID;

/** So many were admitted that the edition can go ahead. */
public record MinimumReached(UUID editionId) {}
