package nl.kring.journey;

import java.util.List;
import java.util.function.Supplier;
import nl.kring.identity.Actor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs work in the engine with the rights of a person, or with those of the application. */
@Component
public class EngineRights {

    private final IdentityService identity;

    EngineRights(IdentityService identity) {
        this.identity = identity;
    }

    /** The engine shows and allows only what this person may see and do. */
    public <T extends @Nullable Object> T asStaff(Actor staff, Supplier<T> work) {
        List<String> groups = asApplication(() -> identity.createGroupQuery().groupMember(staff.id()).list().stream()
                .map(Group::getId)
                .toList());
        return as(() -> identity.setAuthentication(staff.id(), groups), work);
    }

    /** The engine allows everything: whether the person may do this was decided before. */
    public <T extends @Nullable Object> T asApplication(Supplier<T> work) {
        return as(identity::clearAuthentication, work);
    }

    private <T extends @Nullable Object> T as(Runnable authentication, Supplier<T> work) {
        var before = identity.getCurrentAuthentication();
        try {
            authentication.run();
            return work.get();
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }
}
