package nl.kring.contracting;

import java.util.UUID;

/** The group wants to change what it agreed. */
public record AmendmentAsked(UUID editionId) {}
