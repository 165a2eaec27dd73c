package nl.kring.membership;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replaces an association's list by a new one, in two steps: the file is read and compared first, so that staff see what
 * would change, and carried out whole or not at all. Whoever is not on the new list is no member any more.
 */
@Service
@Transactional
public class MemberImports {

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final Members members;
    private final AuditTrail audit;
    private final Clock clock;

    MemberImports(JdbcClient database, JdbcTemplate batches, Members members, AuditTrail audit, Clock clock) {
        this.database = database;
        this.batches = batches;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What carrying out an import would do.
     *
     * @param total on the new list
     * @param gone who would be no member any more
     */
    public record Comparison(UUID id, int total, List<Member> added, List<Member> changed, List<Member> gone) {

        public int unchanged() {
            return total - added.size() - changed.size();
        }
    }

    /** What became of the wish to carry an import out. */
    public enum Outcome {
        DONE,
        /** It was carried out before; nothing changes. */
        DONE_BEFORE,
        /** Another list came in since it was compared; nothing changes. */
        OUTDATED
    }

    /**
     * Reads a list and keeps it until it is carried out or another one is read.
     *
     * @throws MemberFile.Unreadable with every line that is wrong; then nothing is kept
     */
    public UUID prepare(String association, byte[] file) {
        MemberFile.read(file);
        int version = lock(association);
        database.sql("delete from kring.member_import where association = ? and carried_out_at is null")
                .param(association)
                .update();
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into kring.member_import (id, association, content, list_version, prepared_at)
                values (?, ?, ?, ?, ?)""")
                .params(id, association, file, version, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** Empty when there is no such import that still waits. */
    @Transactional(readOnly = true)
    public Optional<Comparison> compare(String association, UUID id) {
        return database.sql("""
                select content from kring.member_import
                where id = ? and association = ? and carried_out_at is null""")
                .params(id, association)
                .query(byte[].class)
                .optional()
                .map(content -> compare(id, MemberFile.read(content), members.of(association)));
    }

    private static Comparison compare(UUID id, List<Member> next, List<Member> now) {
        Map<String, Member> before = now.stream().collect(Collectors.toMap(Member::email, Function.identity()));
        Map<String, Member> after = next.stream().collect(Collectors.toMap(Member::email, Function.identity()));
        return new Comparison(
                id,
                next.size(),
                next.stream().filter(m -> !before.containsKey(m.email())).toList(),
                next.stream()
                        .filter(m -> before.containsKey(m.email()) && !m.equals(before.get(m.email())))
                        .toList(),
                now.stream().filter(m -> !after.containsKey(m.email())).toList());
    }

    /** Makes the list that was read the association's list. */
    public Outcome carryOut(String association, UUID id, Actor by) {
        int version = lock(association);
        Optional<Comparison> comparison = compare(association, id);
        if (comparison.isEmpty()) {
            return Outcome.DONE_BEFORE;
        }
        byte[] content = database.sql("select content from kring.member_import where id = ? and list_version = ?")
                .params(id, version)
                .query(byte[].class)
                .optional()
                .orElse(null);
        if (content == null) {
            return Outcome.OUTDATED;
        }
        replace(association, MemberFile.read(content));
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("""
                update kring.member_list set version = version + 1, imported_at = ?, imported_by = ?
                where association = ?""").params(now, by.name(), association).update();
        // What was read is the list now; a second copy would outlive whoever leaves it.
        database.sql("update kring.member_import set carried_out_at = ?, content = null where id = ?")
                .params(now, id)
                .update();
        Comparison changes = comparison.get();
        audit.record(
                by,
                "members.imported",
                null,
                null,
                association + ": +" + changes.added().size() + " ~"
                        + changes.changed().size() + " -" + changes.gone().size());
        return Outcome.DONE;
    }

    private void replace(String association, List<Member> next) {
        database.sql("delete from kring.member where association = ?")
                .param(association)
                .update();
        batches.batchUpdate(
                "insert into kring.member (association, " + Members.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                next.stream()
                        .map(member -> new Object[] {
                            association,
                            member.email(),
                            member.givenName(),
                            member.familyName(),
                            member.number(),
                            member.phone(),
                            member.organisation(),
                            member.role()
                        })
                        .toList());
    }

    /** Holds the list until the transaction ends, so that two imports do not mix. */
    private int lock(String association) {
        database.sql("insert into kring.member_list (association) values (?) on conflict do nothing")
                .param(association)
                .update();
        return database.sql("select version from kring.member_list where association = ? for update")
                .param(association)
                .query(Integer.class)
                .single();
    }
}
