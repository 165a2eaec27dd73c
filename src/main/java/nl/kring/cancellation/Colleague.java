package nl.kring.cancellation;

/**
 * Who is to take over a place: somebody of the same organisation.
 *
 * @param email any case
 */
public record Colleague(String givenName, String familyName, String email) {}
