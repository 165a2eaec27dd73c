package nl.kring.journey.security;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.Absence;
import nl.kring.identity.AbsenceCalendar;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.identity.StaffRole;
import nl.kring.identity.StaffStanding;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The staff as the engine knows them: its users in the groups of the roles. */
@Component
class EngineStaffDirectory implements StaffDirectory {

    private final IdentityService identityService;
    private final EngineGroups groups;
    private final AccountNotes notes;
    private final AbsenceCalendar absences;
    private final Clock clock;

    EngineStaffDirectory(
            IdentityService identityService,
            EngineGroups groups,
            AccountNotes notes,
            AbsenceCalendar absences,
            Clock clock) {
        this.identityService = identityService;
        this.groups = groups;
        this.notes = notes;
        this.absences = absences;
        this.clock = clock;
    }

    @Override
    public List<StaffMember> members(StaffRole role) {
        Set<String> blocked = notes.blocked();
        List<StaffMember> all = identityService.createUserQuery().memberOfGroup(role.group()).list().stream()
                .filter(user -> !blocked.contains(user.getId()))
                .map(EngineStaffDirectory::asStaffMember)
                .toList();
        List<StaffMember> acting = all.stream()
                .flatMap(member -> acting(member.id()).stream())
                .distinct()
                .toList();
        return (acting.isEmpty() ? all : acting)
                .stream()
                        .sorted(Comparator.comparing(StaffMember::name).thenComparing(StaffMember::id))
                        .toList();
    }

    @Override
    public Optional<StaffMember> find(String id) {
        return user(id).map(EngineStaffDirectory::asStaffMember);
    }

    @Override
    public Optional<StaffStanding> standing(String id) {
        return notes.isBlocked(id)
                ? Optional.empty()
                : user(id).map(user -> new StaffStanding(nameOf(user), groups.rolesOf(id)));
    }

    @Override
    public Optional<StaffMember> acting(String id) {
        LocalDate today = LocalDate.now(clock);
        String holder = id;
        Set<String> asked = new HashSet<>();
        Optional<Absence> absence = absences.on(holder, today);
        while (absence.isPresent()) {
            holder = absence.get().standIn();
            if (!asked.add(holder) || !canStandIn(holder, id)) {
                return Optional.empty();
            }
            absence = absences.on(holder, today);
        }
        return notes.isBlocked(holder) ? Optional.empty() : find(holder);
    }

    @Override
    public boolean canStandIn(String id, String absentee) {
        return standing(id)
                .map(StaffStanding::roles)
                .filter(roles -> roles.contains(StaffRole.ADMINISTRATORS)
                        || (!roles.isEmpty() && roles.containsAll(groups.rolesOf(absentee))))
                .isPresent();
    }

    @Override
    public boolean isThere(String id, LocalDate day) {
        return !notes.isBlocked(id) && absences.on(id, day).isEmpty();
    }

    private Optional<User> user(String id) {
        return Optional.ofNullable(identityService.createUserQuery().userId(id).singleResult());
    }

    private static StaffMember asStaffMember(User user) {
        return new StaffMember(user.getId(), nameOf(user), Objects.requireNonNullElse(user.getEmail(), ""));
    }

    /** First and last name where they are known, else the user id. */
    static String nameOf(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }
}
