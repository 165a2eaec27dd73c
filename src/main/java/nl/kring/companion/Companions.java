package nl.kring.companion;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.companion.Division.Person;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.SmallGroups;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes small groups, keeps those that staff settled on, and changes them when people come and go. */
@Service
@Transactional
public class Companions {

    private final JdbcClient database;
    private final Enrolments enrolments;
    private final Editions editions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Companions(
            JdbcClient database,
            Enrolments enrolments,
            Editions editions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.enrolments = enrolments;
        this.editions = editions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody else divided or changed the groups since they were looked at; nothing was changed. */
    public static final class ChangedMeanwhile extends RuntimeException {}

    /**
     * A fair division of those who are in no group of the kind.
     *
     * @return the groups; empty when nobody is without one, or when they are too few or too many for groups of this size
     */
    @Transactional(readOnly = true)
    public List<List<Enrolment>> propose(UUID editionId, Kind kind) {
        Edition edition = editions.get(editionId);
        Map<UUID, Enrolment> free =
                without(editionId, kind).stream().collect(Collectors.toMap(Enrolment::id, Function.identity()));
        List<Person> people = without(editionId, kind).stream()
                .map(person -> new Person(person.id(), organisationOf(person)))
                .toList();
        return kind.sizeIn(edition.definition())
                .map(size -> Division.of(people, size).stream()
                        .map(group -> group.stream().map(free::get).toList())
                        .toList())
                .orElse(List.of());
    }

    /** Whether two of a group come from the same organisation, which could not be avoided. */
    public static boolean hasColleagues(List<Enrolment> group) {
        Map<UUID, Enrolment> members = group.stream().collect(Collectors.toMap(Enrolment::id, Function.identity()));
        return Division.hasColleagues(
                group.stream().map(Enrolment::id).toList(),
                id -> members.containsKey(id) ? organisationOf(members.get(id)) : "");
    }

    private static String organisationOf(Enrolment person) {
        return person.organisation().strip().toLowerCase(Locale.ROOT);
    }

    /** The participants who are in no group of the kind, in order of receipt. */
    @Transactional(readOnly = true)
    public List<Enrolment> without(UUID editionId, Kind kind) {
        Set<UUID> placed = groups(editionId, kind).stream()
                .flatMap(group -> group.members().stream())
                .map(Enrolment::id)
                .collect(Collectors.toSet());
        return enrolments.participantsOf(editionId).stream()
                .filter(person -> !placed.contains(person.id()))
                .toList();
    }

    /** The groups of a kind that have members, by number. */
    @Transactional(readOnly = true)
    public List<Group> groups(UUID editionId, Kind kind) {
        Map<UUID, Enrolment> participants = enrolments.participantsOf(editionId).stream()
                .collect(Collectors.toMap(Enrolment::id, Function.identity()));
        record Row(UUID group, int number, UUID member, boolean confirmed) {}
        List<Row> rows = database.sql("""
                select g.id, g.number, m.enrolment_id, m.confirmed_at is not null as confirmed
                from kring.companion_group g join kring.companion_member m on m.group_id = g.id
                where g.edition_id = ? and g.kind = ? order by g.number, m.position""")
                .params(editionId, kind.name())
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getObject("enrolment_id", UUID.class),
                        row.getBoolean("confirmed")))
                .list();
        List<Group> groups = new ArrayList<>();
        rows.stream().map(Row::group).distinct().forEach(id -> {
            List<Row> own = rows.stream()
                    .filter(row -> row.group().equals(id) && participants.containsKey(row.member()))
                    .toList();
            if (!own.isEmpty()) {
                groups.add(new Group(
                        id,
                        kind,
                        own.get(0).number(),
                        own.stream().map(row -> participants.get(row.member())).toList(),
                        own.stream().filter(Row::confirmed).map(Row::member).toList()));
            }
        });
        return groups;
    }

    /**
     * Settles groups, as they were proposed or changed; everybody in them is told.
     *
     * @param groups the people of each, all participants without a group of the kind
     * @throws ChangedMeanwhile when one of them is placed or has left by now, or stands in two groups
     * @throws IllegalArgumentException when a group is smaller or larger than the programme has them
     */
    public void settle(UUID editionId, Kind kind, List<List<UUID>> groups, Actor by) {
        Edition edition = editions.lockById(editionId).orElseThrow();
        SmallGroups size = kind.sizeIn(edition.definition())
                .orElseThrow(() -> new IllegalArgumentException("There are no groups for " + kind));
        groups.forEach(members -> {
            if (members.size() < size.from() || members.size() > size.to()) {
                throw new IllegalArgumentException("A group of " + members.size() + " for " + kind);
            }
        });
        Set<UUID> free = new HashSet<>(
                without(editionId, kind).stream().map(Enrolment::id).toList());
        int number = database.sql(
                        "select coalesce(max(number), 0) from kring.companion_group where edition_id = ? and kind = ?")
                .params(editionId, kind.name())
                .query(Integer.class)
                .single();
        for (List<UUID> members : groups) {
            UUID id = UUID.randomUUID();
            number++;
            database.sql(
                            "insert into kring.companion_group (id, edition_id, kind, number, settled_at) values (?, ?, ?, ?, ?)")
                    .params(id, editionId, kind.name(), number, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            for (int at = 0; at < members.size(); at++) {
                if (!free.remove(members.get(at))) {
                    throw new ChangedMeanwhile();
                }
                database.sql(
                                "insert into kring.companion_member (group_id, enrolment_id, edition_id, kind, position) values (?, ?, ?, ?, ?)")
                        .params(id, members.get(at), editionId, kind.name(), at)
                        .update();
            }
        }
        audit.record(by, "companions.settled", null, editionId, kind.name() + ": " + groups.size());
        groups(editionId, kind).stream()
                .filter(group -> groups.stream()
                        .anyMatch(settled -> group.members().stream()
                                .map(Enrolment::id)
                                .toList()
                                .containsAll(settled)))
                .forEach(group -> events.publishEvent(new GroupSettled(editionId, group)));
    }

    /**
     * Puts somebody who is in no group of the kind into one that is there; everybody in it is told.
     *
     * @throws ChangedMeanwhile when the group is gone or full, or the person is placed or has left by now
     */
    public void place(UUID editionId, UUID groupId, UUID enrolmentId, Actor by) {
        Edition edition = editions.lockById(editionId).orElseThrow();
        Group group = find(editionId, groupId).orElseThrow(ChangedMeanwhile::new);
        boolean isFree = without(editionId, group.kind()).stream()
                .anyMatch(person -> person.id().equals(enrolmentId));
        boolean hasRoom = group.kind()
                .sizeIn(edition.definition())
                .filter(size -> group.members().size() < size.to())
                .isPresent();
        if (!isFree || !hasRoom) {
            throw new ChangedMeanwhile();
        }
        database.sql("""
                insert into kring.companion_member (group_id, enrolment_id, edition_id, kind, position)
                select ?, ?, ?, ?, max(position) + 1 from kring.companion_member where group_id = ?""")
                .params(groupId, enrolmentId, editionId, group.kind().name(), groupId)
                .update();
        audit.record(
                by, "companions.placed", enrolmentId, editionId, group.kind().name() + " " + group.number());
        groups(editionId, group.kind()).stream()
                .filter(each -> each.id().equals(groupId))
                .forEach(each -> events.publishEvent(new GroupSettled(editionId, each)));
    }

    /** Takes a group apart, so that its members can be placed anew; a second time changes nothing. */
    public void dissolve(UUID editionId, UUID groupId, Actor by) {
        editions.lockById(editionId).orElseThrow();
        find(editionId, groupId).ifPresent(group -> events.publishEvent(new GroupDissolved(editionId, group)));
        database.sql("delete from kring.companion_member where group_id = ? and edition_id = ?")
                .params(groupId, editionId)
                .update();
        int gone = database.sql("delete from kring.companion_group where id = ? and edition_id = ?")
                .params(groupId, editionId)
                .update();
        if (gone > 0) {
            audit.record(by, "companions.dissolved", null, editionId, groupId.toString());
        }
    }

    /** A group that has members. */
    @Transactional(readOnly = true)
    public Optional<Group> find(UUID editionId, UUID groupId) {
        return List.of(Kind.values()).stream()
                .flatMap(kind -> groups(editionId, kind).stream())
                .filter(each -> each.id().equals(groupId))
                .findFirst();
    }

    /** The groups that somebody is in. */
    @Transactional(readOnly = true)
    public List<Group> of(Enrolment member) {
        if (!member.status().isParticipating()) {
            return List.of();
        }
        return List.of(Kind.values()).stream()
                .flatMap(kind -> groups(member.editionId(), kind).stream())
                .filter(group ->
                        group.members().stream().anyMatch(each -> each.id().equals(member.id())))
                .toList();
    }

    /** The groups, by their ids, in which somebody was placed, also when the participant has left by now. */
    @Transactional(readOnly = true)
    public List<UUID> everIn(UUID enrolmentId) {
        return database.sql("select group_id from kring.companion_member where enrolment_id = ?")
                .param(enrolmentId)
                .query(UUID.class)
                .list();
    }

    /** A member joins the group; a second time changes nothing, and so does whoever is not in it. */
    public void confirm(UUID groupId, Enrolment member) {
        database.sql("""
                update kring.companion_member set confirmed_at = ?
                where group_id = ? and enrolment_id = ? and confirmed_at is null""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), groupId, member.id())
                .update();
    }
}
