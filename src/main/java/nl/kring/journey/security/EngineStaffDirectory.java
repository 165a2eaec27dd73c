package nl.kring.journey.security;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    EngineStaffDirectory(IdentityService identityService, EngineGroups groups, AccountNotes notes) {
        this.identityService = identityService;
        this.groups = groups;
        this.notes = notes;
    }

    @Override
    public List<StaffMember> members(StaffRole role) {
        Set<String> blocked = notes.blocked();
        return identityService.createUserQuery().memberOfGroup(role.group()).list().stream()
                .filter(user -> !blocked.contains(user.getId()))
                .map(EngineStaffDirectory::asStaffMember)
                .sorted(Comparator.comparing(StaffMember::name).thenComparing(StaffMember::id))
                .toList();
    }

    @Override
    public Optional<StaffMember> find(String id) {
        return Optional.ofNullable(identityService.createUserQuery().userId(id).singleResult())
                .map(EngineStaffDirectory::asStaffMember);
    }

    @Override
    public Optional<StaffStanding> standing(String id) {
        return notes.isBlocked(id)
                ? Optional.empty()
                : Optional.ofNullable(
                                identityService.createUserQuery().userId(id).singleResult())
                        .map(user -> new StaffStanding(nameOf(user), groups.rolesOf(id)));
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
