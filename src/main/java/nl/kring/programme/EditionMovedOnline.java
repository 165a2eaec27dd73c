package nl.kring.programme;

import java.util.UUID;

/**
 * All meetings of an edition that are still to come are held online.
 *
 * @param cheaper whether only the programme's percentage of the fee is left to pay, because none of it was held in the room
 */
public record EditionMovedOnline(UUID editionId, boolean cheaper) {}
