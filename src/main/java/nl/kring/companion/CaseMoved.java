package nl.kring.companion;

/**
 * The case of another member is central from now on.
 *
 * @param becauseOneLeft whether it had to be, because the member whose turn it was left
 */
public record CaseMoved(Intervision intervision, boolean becauseOneLeft) {}
