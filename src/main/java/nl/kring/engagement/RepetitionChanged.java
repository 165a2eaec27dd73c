package nl.kring.engagement;

import java.util.UUID;

/** The next cycle follows after another period than before, or does not follow any more, or does again. */
public record RepetitionChanged(UUID editionId) {}
