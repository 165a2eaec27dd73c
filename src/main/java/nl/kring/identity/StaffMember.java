package nl.kring.identity;

/** Somebody who works for the organiser. */
public record StaffMember(String id, String name, String email) {}
