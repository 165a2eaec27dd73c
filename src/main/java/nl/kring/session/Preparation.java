package nl.kring.session;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a facilitator prepares for a meeting.
 *
 * @param coPreparers participants who prepare it together with the facilitator
 */
public record Preparation(
        String theme,
        Set<UUID> coPreparers,
        @Nullable String speakerName,
        @Nullable String speakerEmail,
        String material,
        @Nullable String assignments) {}
