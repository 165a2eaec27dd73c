package nl.kring.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the audit trail. */
public record AuditEntry(
        long id,
        Instant at,
        Actor actor,
        String action,
        @Nullable UUID enrolmentId,
        @Nullable UUID editionId,
        String detail) {}
