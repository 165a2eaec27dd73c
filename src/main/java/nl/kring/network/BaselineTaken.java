package nl.kring.network;

import java.util.UUID;

/** Somebody took the baseline on the members' page. */
public record BaselineTaken(UUID enrolmentId) {}
