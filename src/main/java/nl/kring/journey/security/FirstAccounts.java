package nl.kring.journey.security;

import java.security.SecureRandom;
import java.util.Base64;
import nl.kring.identity.StaffRole;
import nl.kring.platform.EmbeddedDefault;
import nl.kring.platform.StartUpLock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the first accounts: three for demonstration on the embedded default, one administrator on an external database.
 * Accounts that exist are left as they are.
 */
@Component
class FirstAccounts implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);

    private final IdentityService identityService;
    private final StaffRoles roles;
    private final StartUpLock startUpLock;
    private final EmbeddedDefault embeddedDefault;
    private final String adminPassword;

    FirstAccounts(
            IdentityService identityService,
            StaffRoles roles,
            StartUpLock startUpLock,
            EmbeddedDefault embeddedDefault,
            @Value("${kring.admin.password:}") String adminPassword) {
        this.identityService = identityService;
        this.roles = roles;
        this.startUpLock = startUpLock;
        this.embeddedDefault = embeddedDefault;
        this.adminPassword = adminPassword;
    }

    @Override
    public void afterSingletonsInstantiated() {
        startUpLock.alone(() -> {
            roles.setUp();
            if (embeddedDefault.isActive()) {
                demonstrate("coordinator", "Carla", "Coördinator", StaffRole.COORDINATORS);
                demonstrate("facilitator", "Farid", "Begeleider", StaffRole.FACILITATORS);
                demonstrate("administrator", "Anna", "Beheerder", StaffRole.ADMINISTRATORS);
            } else {
                appointFirstAdministrator();
            }
        });
    }

    private void demonstrate(String id, String firstName, String lastName, StaffRole role) {
        if (identityService.createUserQuery().userId(id).count() == 0) {
            create(id, firstName, lastName, id + "@kring.example", id, role);
        }
    }

    void appointFirstAdministrator() {
        if (identityService
                        .createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                > 0) {
            return;
        }
        String id = "administrator";
        boolean chosen = !adminPassword.isBlank();
        String password = chosen ? adminPassword : random();
        create(id, "Administrator", "", "", password, StaffRole.ADMINISTRATORS);
        if (chosen) {
            log.info("Made the first administrator '{}' with the password from KRING_ADMIN_PASSWORD", id);
        } else {
            log.warn(
                    "Made the first administrator '{}' with password {} (shown this once; change it at /desk/account)",
                    id,
                    password);
        }
    }

    private void create(String id, String firstName, String lastName, String email, String password, StaffRole role) {
        User user = identityService.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email);
        user.setPassword(password);
        identityService.saveUser(user);
        identityService.createMembership(id, role.group());
        if (role == StaffRole.ADMINISTRATORS) {
            identityService.createMembership(id, Groups.CAMUNDA_ADMIN);
        }
    }

    private static String random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
