package nl.kring.journey.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.identity.StaffRole;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Which groups of the engine somebody is in. */
@Component
class EngineGroups {

    private final IdentityService identityService;

    EngineGroups(IdentityService identityService) {
        this.identityService = identityService;
    }

    List<String> idsOf(String userId) {
        return identityService.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    Set<StaffRole> rolesOf(String userId) {
        List<String> groupIds = idsOf(userId);
        return Arrays.stream(StaffRole.values())
                .filter(role -> groupIds.contains(role.group()))
                .collect(Collectors.toSet());
    }
}
