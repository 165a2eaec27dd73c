package nl.kring.journey.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.identity.AccountChanged;
import nl.kring.identity.AccountRefused;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.identity.LinkState;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.identity.SiteAddress;
import nl.kring.identity.StaffAccount;
import nl.kring.identity.StaffAccounts;
import nl.kring.identity.StaffChanged;
import nl.kring.identity.StaffRole;
import nl.kring.journey.Correspondence;
import nl.kring.journey.security.AccountNotes.Note;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.platform.StaffSessions;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts as the engine's users and groups, so that Camunda Admin shows and changes the same. Membership of the engine's
 * own group of administrators follows the role.
 */
@Service
@Transactional
class EngineStaffAccounts implements StaffAccounts {

    /** What the engine allows in a user id, unless an operator configured it otherwise. */
    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9]{2,64}");

    private static final int LONGEST_PASSWORD = 200;
    private static final Duration INVITATION_VALID = Duration.ofDays(7);
    private static final Duration RESET_VALID = Duration.ofHours(1);
    private static final Duration DOUBLE_CLICK = Duration.ofMinutes(1);

    private final IdentityService identity;
    private final EngineGroups groups;
    private final AccountNotes notes;
    private final TasksOfStaff tasks;
    private final MagicLinks links;
    private final SiteAddress site;
    private final Outbox outbox;
    private final StaffSessions sessions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EngineStaffAccounts(
            IdentityService identity,
            EngineGroups groups,
            AccountNotes notes,
            TasksOfStaff tasks,
            MagicLinks links,
            SiteAddress site,
            Outbox outbox,
            StaffSessions sessions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.identity = identity;
        this.groups = groups;
        this.notes = notes;
        this.tasks = tasks;
        this.links = links;
        this.site = site;
        this.outbox = outbox;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<StaffAccount> all() {
        Map<String, Note> known = notes.all();
        return identity.createUserQuery().unlimitedList().stream()
                .map(user -> account(user, known))
                .sorted(Comparator.comparing(StaffAccount::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(StaffAccount::id))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<StaffAccount> find(String id) {
        return user(id).map(user -> account(user, notes.all()));
    }

    @Override
    public void add(String id, Person person, Set<StaffRole> roles, Actor by) {
        notes.lock();
        if (!USER_ID.matcher(id).matches()) {
            throw new AccountRefused("userId", "userId");
        }
        Optional<StaffAccount> same =
                all().stream().filter(each -> each.id().equalsIgnoreCase(id)).findFirst();
        if (same.isPresent()) {
            if (!same.get().passwordChosen() && same.get().equals(asAdded(same.get(), person, roles))) {
                return;
            }
            throw new AccountRefused("userId", "userIdTaken");
        }
        checkAddress(id, person.email());
        checkRoles(roles);
        User user = identity.newUser(id);
        write(user, person);
        roles.forEach(role -> join(id, role));
        audit.recordAboutStaff(by, "staff.added", id, inWords(roles));
        mailLink(account(user, notes.all()), INVITATION_VALID, Correspondence.STAFFS_LANGUAGE);
    }

    private static StaffAccount asAdded(StaffAccount account, Person person, Set<StaffRole> roles) {
        return new StaffAccount(
                account.id(),
                person.givenName(),
                person.familyName(),
                person.email(),
                roles,
                account.passwordChosen(),
                account.blockedAt(),
                account.lastSignInAt());
    }

    @Override
    public void change(String id, String seen, Person person, Set<StaffRole> roles, Actor by) {
        notes.lock();
        StaffAccount before = as(id, seen);
        checkAddress(id, person.email());
        checkRoles(roles);
        if (before.administers() && !roles.contains(StaffRole.ADMINISTRATORS)) {
            if (by.id().equals(id)) {
                throw new AccountRefused("roles", "ownAdministration");
            }
            checkSomebodyAdministersBeside(before);
        }
        changePerson(before, person, by);
        if (!before.roles().equals(roles)) {
            changeRoles(before, roles);
            audit.recordAboutStaff(by, "staff.rolesChanged", id, inWords(before.roles()) + " -> " + inWords(roles));
        }
    }

    @Override
    public void changeOwn(String id, String seen, Person person) {
        notes.lock();
        StaffAccount before = as(id, seen);
        checkAddress(id, person.email());
        changePerson(before, person, Actor.staff(id, before.name()));
    }

    private StaffAccount as(String id, String seen) {
        StaffAccount account = find(id).orElseThrow(AccountChanged::new);
        if (!account.state().equals(seen)) {
            throw new AccountChanged();
        }
        return account;
    }

    private void changePerson(StaffAccount before, Person person, Actor by) {
        if (person.equals(new Person(before.givenName(), before.familyName(), before.email()))) {
            return;
        }
        User user = user(before.id()).orElseThrow(AccountChanged::new);
        write(user, person);
        if (!before.email().equalsIgnoreCase(person.email())) {
            // It went to an address that is not this person's any more, or never was.
            links.revoke(Purpose.CHOOSE_PASSWORD, before.id());
        }
        audit.recordAboutStaff(
                by,
                "staff.changed",
                before.id(),
                before.name() + ", " + before.email() + " -> "
                        + account(user, Map.of()).name() + ", " + person.email());
    }

    private void write(User user, Person person) {
        user.setFirstName(person.givenName());
        user.setLastName(person.familyName());
        user.setEmail(person.email());
        identity.saveUser(user);
    }

    private void changeRoles(StaffAccount before, Set<StaffRole> roles) {
        for (StaffRole role : StaffRole.values()) {
            if (roles.contains(role) && !before.roles().contains(role)) {
                join(before.id(), role);
            } else if (!roles.contains(role) && before.roles().contains(role)) {
                leave(before.id(), role);
            }
        }
        if (!roles.contains(StaffRole.ADMINISTRATORS)) {
            tasks.giveBackThoseOfOthers(before.id(), roles);
        }
        events.publishEvent(new StaffChanged());
    }

    private void join(String id, StaffRole role) {
        List<String> now = groups.idsOf(id);
        if (!now.contains(role.group())) {
            identity.createMembership(id, role.group());
        }
        if (role == StaffRole.ADMINISTRATORS && !now.contains(Groups.CAMUNDA_ADMIN)) {
            identity.createMembership(id, Groups.CAMUNDA_ADMIN);
        }
    }

    private void leave(String id, StaffRole role) {
        identity.deleteMembership(id, role.group());
        if (role == StaffRole.ADMINISTRATORS) {
            identity.deleteMembership(id, Groups.CAMUNDA_ADMIN);
        }
    }

    private void checkAddress(String id, String email) {
        boolean taken = identity.createUserQuery().unlimitedList().stream()
                .anyMatch(other -> !other.getId().equals(id) && email.equalsIgnoreCase(other.getEmail()));
        if (taken) {
            throw new AccountRefused("email", "emailTaken");
        }
    }

    private static void checkRoles(Set<StaffRole> roles) {
        if (roles.isEmpty()) {
            throw new AccountRefused("roles", "noRole");
        }
    }

    /** Whoever cannot sign in, or never chose a password, could not help the others. */
    private void checkSomebodyAdministersBeside(StaffAccount one) {
        boolean somebody = all().stream()
                .filter(other -> !other.id().equals(one.id()))
                .anyMatch(other -> other.administers() && !other.isBlocked() && other.passwordChosen());
        if (!somebody) {
            throw new AccountRefused("roles", "lastAdministrator");
        }
    }

    // Links and passwords

    @Override
    public void sendLink(String id, Actor by) {
        notes.lock();
        StaffAccount account = find(id).orElseThrow(AccountChanged::new);
        if (account.isBlocked()) {
            throw new AccountRefused("", "blocked");
        }
        if (account.email().isBlank()) {
            throw new AccountRefused("", "noEmail");
        }
        if (mailLink(account, INVITATION_VALID, Correspondence.STAFFS_LANGUAGE)) {
            audit.recordAboutStaff(by, "staff.linkSent", id, account.email());
        }
    }

    @Override
    public void forgotten(String email, Locale locale) {
        notes.lock();
        String address = email.strip();
        all().stream()
                .filter(account -> !address.isEmpty() && account.email().equalsIgnoreCase(address))
                .filter(account -> !account.isBlocked() && !account.roles().isEmpty())
                .filter(account -> mailLink(account, RESET_VALID, locale))
                .forEach(account -> audit.recordAboutStaff(
                        Actor.staff(account.id(), account.name()),
                        "staff.passwordForgotten",
                        account.id(),
                        account.email()));
    }

    /** @return false when one was sent just now */
    private boolean mailLink(StaffAccount account, Duration validity, Locale language) {
        Instant now = clock.instant();
        if (links.wasIssuedSince(Purpose.CHOOSE_PASSWORD, account.id(), now.minus(DOUBLE_CLICK))) {
            return false;
        }
        links.revoke(Purpose.CHOOSE_PASSWORD, account.id());
        String token = links.issue(Purpose.CHOOSE_PASSWORD, account.id(), validity);
        MailTemplate template = account.passwordChosen() ? MailTemplate.NEW_PASSWORD : MailTemplate.ACCOUNT_MADE;
        outbox.post(Letter.of(template, new Recipient(account.email(), account.name(), language))
                .milestone(UUID.randomUUID().toString())
                .with("account", account.id())
                .with("until", now.plus(validity))
                .with("link", site.link("/login/password/" + token)));
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public Link link(String token) {
        LinkState state = links.state(Purpose.CHOOSE_PASSWORD, token);
        if (state != LinkState.VALID) {
            return new Link(state, null);
        }
        return links.peek(Purpose.CHOOSE_PASSWORD, token)
                .flatMap(this::find)
                .filter(account -> !account.isBlocked())
                .map(account -> new Link(LinkState.VALID, account))
                .orElseGet(() -> new Link(LinkState.UNKNOWN, null));
    }

    @Override
    public Optional<StaffAccount> choosePassword(String token, String password) {
        notes.lock();
        StaffAccount account = link(token).account();
        if (account == null) {
            return Optional.empty();
        }
        User user = user(account.id()).orElseThrow(AccountChanged::new);
        check(password, user);
        if (links.redeem(Purpose.CHOOSE_PASSWORD, token).isEmpty()) {
            return Optional.empty();
        }
        save(user, password);
        audit.recordAboutStaff(Actor.staff(account.id(), account.name()), "staff.passwordChosen", account.id(), "");
        sessions.endAllOf(account.id());
        return Optional.of(account);
    }

    /** A wrong present password counts as an attempt also where nothing else is kept. */
    @Override
    @Transactional(noRollbackFor = AccountRefused.class)
    public void changePassword(String id, String present, String password, String session) {
        User user = user(id).orElseThrow(AccountChanged::new);
        if (!identity.checkPassword(id, present)) {
            throw new AccountRefused("present", "wrongPassword");
        }
        check(password, user);
        save(user, password);
        links.revoke(Purpose.CHOOSE_PASSWORD, id);
        audit.recordAboutStaff(Actor.staff(id, EngineStaffDirectory.nameOf(user)), "staff.passwordChanged", id, "");
        sessions.endOthersOf(id, session);
    }

    private void check(String password, User user) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            throw new AccountRefused("password", "passwordTooShort", SHORTEST_PASSWORD);
        }
        if (password.length() > LONGEST_PASSWORD) {
            throw new AccountRefused("password", "tooLong", LONGEST_PASSWORD);
        }
        if (password.strip().equalsIgnoreCase(user.getId())) {
            throw new AccountRefused("password", "passwordIsUserId");
        }
        PasswordPolicy policy = identity.getPasswordPolicy();
        if (policy != null
                && !identity.checkPasswordAgainstPolicy(policy, password, user).isValid()) {
            throw new AccountRefused("password", "passwordPolicy");
        }
    }

    private void save(User user, String password) {
        user.setPassword(password);
        identity.saveUser(user);
        // Whoever guessed wrong before chose a new one for that very reason.
        identity.unlockUser(user.getId());
    }

    // Blocking

    @Override
    public void block(String id, Actor by) {
        notes.lock();
        StaffAccount account = find(id).orElseThrow(AccountChanged::new);
        if (account.isBlocked()) {
            return;
        }
        if (by.id().equals(id)) {
            throw new AccountRefused("", "ownBlock");
        }
        if (account.administers()) {
            checkSomebodyAdministersBeside(account);
        }
        notes.block(id);
        links.revoke(Purpose.CHOOSE_PASSWORD, id);
        tasks.giveBackAll(id);
        events.publishEvent(new StaffChanged());
        audit.recordAboutStaff(by, "staff.blocked", id, "");
        sessions.endAllOf(id);
    }

    @Override
    public void unblock(String id, Actor by) {
        notes.lock();
        StaffAccount account = find(id).orElseThrow(AccountChanged::new);
        if (account.isBlocked()) {
            notes.unblock(id);
            events.publishEvent(new StaffChanged());
            audit.recordAboutStaff(by, "staff.unblocked", id, "");
        }
    }

    private Optional<User> user(String id) {
        return Optional.ofNullable(identity.createUserQuery().userId(id).singleResult());
    }

    private StaffAccount account(User user, Map<String, Note> known) {
        Note note = known.get(user.getId());
        Set<StaffRole> roles = groups.rolesOf(user.getId());
        return new StaffAccount(
                user.getId(),
                Objects.requireNonNullElse(user.getFirstName(), ""),
                Objects.requireNonNullElse(user.getLastName(), ""),
                Objects.requireNonNullElse(user.getEmail(), ""),
                roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles),
                user.getPassword() != null,
                note == null ? null : note.blockedAt(),
                note == null ? null : note.lastSignInAt());
    }

    private static String inWords(Set<StaffRole> roles) {
        return String.join(
                ", ", new TreeSet<>(roles).stream().map(StaffRole::group).toList());
    }
}
