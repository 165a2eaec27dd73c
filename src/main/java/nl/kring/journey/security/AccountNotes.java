package nl.kring.journey.security;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.identity.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Kring keeps about the engine's users that the engine does not: who is blocked, and when they last signed in. */
@Component
@Transactional
class AccountNotes {

    private final JdbcClient database;
    private final Clock clock;

    AccountNotes(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Note(
            String userId,
            @Nullable Instant blockedAt,
            @Nullable Instant lastSignInAt) {}

    /** Until the transaction ends, whoever else wants to change accounts waits, on whichever node. */
    void lock() {
        database.sql("lock table kring.staff_account in share row exclusive mode")
                .update();
    }

    @Transactional(readOnly = true)
    public Map<String, Note> all() {
        return database
                .sql("select user_id, blocked_at, last_sign_in_at from kring.staff_account")
                .query((row, number) -> new Note(
                        row.getString("user_id"),
                        instant(row.getObject("blocked_at", OffsetDateTime.class)),
                        instant(row.getObject("last_sign_in_at", OffsetDateTime.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Note::userId, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Set<String> blocked() {
        return Set.copyOf(database.sql("select user_id from kring.staff_account where blocked_at is not null")
                .query(String.class)
                .list());
    }

    @Transactional(readOnly = true)
    public boolean isBlocked(String userId) {
        Optional<Integer> row = database.sql(
                        "select 1 from kring.staff_account where user_id = ? and blocked_at is not null")
                .param(userId)
                .query(Integer.class)
                .optional();
        return row.isPresent();
    }

    void block(String userId) {
        note(userId, "blocked_at", clock.instant());
    }

    void unblock(String userId) {
        note(userId, "blocked_at", null);
    }

    /** At the sign-in page only: programs bring their password with every call. */
    @EventListener
    public void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof StaffPrincipal staff) {
            note(staff.id(), "last_sign_in_at", clock.instant());
        }
    }

    private void note(String userId, String column, @Nullable Instant at) {
        database.sql("insert into kring.staff_account (user_id, " + column + ") values (:user, :at)"
                        + " on conflict (user_id) do update set " + column + " = excluded." + column)
                .param("user", userId)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
