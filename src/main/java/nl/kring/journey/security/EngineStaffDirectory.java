package nl.kring.journey.security;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.identity.StaffRole;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The staff as the engine knows them: its users in the groups of the roles. */
@Component
class EngineStaffDirectory implements StaffDirectory {

    private final IdentityService identityService;

    EngineStaffDirectory(IdentityService identityService) {
        this.identityService = identityService;
    }

    @Override
    public List<StaffMember> members(StaffRole role) {
        return identityService.createUserQuery().memberOfGroup(role.group()).list().stream()
                .map(EngineStaffDirectory::asStaffMember)
                .sorted(Comparator.comparing(StaffMember::name).thenComparing(StaffMember::id))
                .toList();
    }

    @Override
    public Optional<StaffMember> find(String id) {
        return Optional.ofNullable(identityService.createUserQuery().userId(id).singleResult())
                .map(EngineStaffDirectory::asStaffMember);
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
