package nl.kring.companion;

import java.util.UUID;

/** Staff took a small group apart; what it had planned is still there to be read. */
public record GroupDissolved(UUID editionId, Group group) {}
