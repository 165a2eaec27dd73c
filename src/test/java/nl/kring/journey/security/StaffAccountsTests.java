package nl.kring.journey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.AtOnce;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.identity.AccountRefused;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditEntry;
import nl.kring.identity.AuditTrail;
import nl.kring.identity.StaffAccount;
import nl.kring.identity.StaffAccounts;
import nl.kring.identity.StaffAccounts.Person;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.identity.StaffRole;
import nl.kring.journey.TimeMachine;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@KringTest
class StaffAccountsTests {

    private static final String PASSWORD = "een fiets in de regen";
    private static final Actor ADMINISTRATOR = Actor.staff("administrator", "Anna Beheerder");
    private static final Pattern LINK = Pattern.compile("/login/password/([\\w-]+)");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
    private static final String TASKLIST = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    StaffDirectory staff;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient database;

    @Autowired
    TimeMachine timeMachine;

    @Autowired
    AppClock clock;

    private final List<String> made = new ArrayList<>();

    /** Nobody gets letters in other tests. */
    @AfterEach
    void everybodyGoes() {
        made.forEach(identity::deleteUser);
        tasks.createTaskQuery().taskName("Test").list().forEach(task -> tasks.deleteTask(task.getId(), true));
    }

    // Adding

    @Test
    void whoeverIsAddedChoosesAPasswordWithTheLinkFromTheMailAndSignsIn() throws Exception {
        String id = newId();
        Visitor administrator = Visitor.staff(port, "administrator");

        assertThat(administrator
                        .submit("/desk/staff/add-somebody", "/desk/staff", form(id, "FACILITATORS"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(administrator.get("/desk/staff").body())
                .contains(id)
                .contains("Sara Voorbeeld")
                .contains("heeft nog geen wachtwoord");
        assertThat(location(new Visitor(port).signIn(id, ""))).isEqualTo("/login?error");
        String link = linkFor(id);
        Visitor sara = new Visitor(port);
        assertThat(sara.get(link).body()).contains("Kies je wachtwoord").contains(id);
        assertThat(sara.get(link).statusCode()).isEqualTo(200);
        assertThat(choose(sara, link, "te kort").body()).contains("minder dan 12");
        assertThat(sara.submit(link, link, Map.of("password", PASSWORD, "again", "anders"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(location(choose(sara, link, PASSWORD))).isEqualTo("/login?chosen");
        assertThat(sara.get("/login?chosen").body()).contains("wachtwoord is opgeslagen");
        assertThat(location(sara.signIn(id, PASSWORD))).isEqualTo("/desk");
        assertThat(sara.get("/desk").statusCode()).isEqualTo(200);

        HttpResponse<String> again = choose(sara, link, "iets heel anders dan zojuist");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("al een wachtwoord gekozen");
        assertThat(accounts.find(id).orElseThrow().lastSignInAt()).isNotNull();
        assertThat(staff.members(StaffRole.FACILITATORS))
                .extracting(StaffMember::id)
                .contains(id);
        assertThat(audit.aboutStaff(id, 10))
                .extracting(AuditEntry::action)
                .containsExactly("staff.passwordChosen", "staff.added");
    }

    @ParameterizedTest
    @CsvSource({
        "coordinator, nieuw@kring.example, COORDINATORS, al in gebruik",
        "CoOrdinator, nieuw@kring.example, COORDINATORS, al in gebruik",
        "jan.jansen, nieuw@kring.example, COORDINATORS, letters en cijfers",
        "camunda-admin, nieuw@kring.example, COORDINATORS, letters en cijfers",
        "nieuw1, Coordinator@KRING.example, COORDINATORS, heeft dit e-mailadres al",
        "nieuw2, geen adres, COORDINATORS, Vul een e-mailadres in",
        "nieuw3, nieuw@kring.example, NONE, minstens één rol"
    })
    void whatCannotBeIsSaidBesideTheFieldAndWhatWasTypedStays(String id, String email, String role, String message) {
        Map<String, String> fields = form(id, role);
        fields.put("email", email);

        HttpResponse<String> answer =
                Visitor.staff(port, "administrator").submit("/desk/staff/add-somebody", "/desk/staff", fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(message)
                .contains("value=\"Voorbeeld\"")
                .contains("value=\"" + id + "\"");
        assertThat(identity.createUserQuery().userEmail("nieuw@kring.example").count())
                .isZero();
    }

    @Test
    void addingTwiceByADoubleClickIsAddingOnce() {
        String id = newId();
        Visitor administrator = Visitor.staff(port, "administrator");
        Map<String, String> form = form(id, "COORDINATORS");

        administrator.submit("/desk/staff/add-somebody", "/desk/staff", form);

        assertThat(location(administrator.submit("/desk/staff/add-somebody", "/desk/staff", form)))
                .isEqualTo("/desk/staff");
        assertThat(lettersTo(id)).isEqualTo(1);
    }

    // Roles

    @Test
    void newRolesHoldAtOnceAlsoForWhoeverIsSignedIn() {
        String id = anAccount("FACILITATORS");
        Visitor sara = signedIn(id);
        assertThat(sara.get("/desk/invoices").statusCode()).isEqualTo(403);
        assertThat(sara.get(TASKLIST + "/filter?resourceType=Task").body()).contains("begeleiders");

        change(id, Set.of(StaffRole.COORDINATORS));

        assertThat(sara.get("/desk/invoices").statusCode()).isEqualTo(200);
        assertThat(sara.get(TASKLIST + "/filter?resourceType=Task").body())
                .contains("coördinatoren")
                .doesNotContain("begeleiders");
        assertThat(new Visitor(port).getAs(id, PASSWORD, "/engine-rest/task").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatCamundaAdminChangesHoldsAtOnceAsWell() {
        String id = anAccount("COORDINATORS");
        Visitor sara = signedIn(id);
        assertThat(sara.get("/desk/invoices").statusCode()).isEqualTo(200);

        identity.deleteMembership(id, StaffRole.COORDINATORS.group());

        assertThat(sara.get("/desk/invoices").statusCode()).isEqualTo(403);
        assertThat(Visitor.staff(port, "administrator").get("/desk/staff/" + id).body())
                .doesNotContainPattern("id=\"role-COORDINATORS\"[^>]*checked");
    }

    @Test
    void theEnginesOwnAdministratorsFollowTheRole() {
        String id = anAccount("COORDINATORS");

        change(id, Set.of(StaffRole.ADMINISTRATORS));
        assertThat(groupsOf(id)).containsExactlyInAnyOrder("administrators", Groups.CAMUNDA_ADMIN);

        change(id, Set.of(StaffRole.COORDINATORS));
        assertThat(groupsOf(id)).containsExactly("coordinators");
    }

    @Test
    void whoeverLosesARoleGivesBackItsTasksOnly() {
        String id = anAccount("COORDINATORS", "FACILITATORS");
        Task talk = aTask("facilitators", id);
        Task call = aTask("coordinators", id);

        change(id, Set.of(StaffRole.COORDINATORS));

        assertThat(assigneeOf(talk)).isNull();
        assertThat(assigneeOf(call)).isEqualTo(id);
    }

    @Test
    void aPageThatIsOutdatedChangesNothingAndKeepsWhatWasTyped() {
        String id = anAccount("COORDINATORS");
        Visitor first = Visitor.staff(port, "administrator");
        Map<String, String> form = form(id, "COORDINATORS");
        form.put("seen", seen(first, id));
        form.put("familyName", "Anders");
        change(id, Set.of(StaffRole.FACILITATORS));

        HttpResponse<String> answer = first.submit("/desk/staff/" + id, "/desk/staff/" + id, form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Iemand anders was je voor").contains("value=\"Anders\"");
        assertThat(accounts.find(id).orElseThrow().roles()).containsExactly(StaffRole.FACILITATORS);
        assertThat(accounts.find(id).orElseThrow().familyName()).isEqualTo("Voorbeeld");
    }

    @Test
    void nobodyLeavesTheAdministratorsByOwnHand() {
        String id = anAccount("ADMINISTRATORS");
        Visitor administrator = signedIn(id);
        Map<String, String> form = form(id, "COORDINATORS");
        form.put("seen", seen(administrator, id));

        assertThat(administrator
                        .submit("/desk/staff/" + id, "/desk/staff/" + id, form)
                        .body())
                .contains("Je kunt jezelf de rol van beheerder niet afnemen");
        administrator.submit("/desk/staff/" + id, "/desk/staff/" + id + "/block", Map.of());
        assertThat(accounts.find(id).orElseThrow().isBlocked()).isFalse();
    }

    @Test
    void twoAdministratorsAtOnceCannotRemoveEachOther() throws Exception {
        String one = anAccount("ADMINISTRATORS");
        String other = anAccount("ADMINISTRATORS");
        List<String> others = accounts.all().stream()
                .filter(account -> account.administers() && !account.isBlocked())
                .map(StaffAccount::id)
                .filter(id -> !id.equals(one) && !id.equals(other))
                .toList();
        others.forEach(id -> database.sql("insert into kring.staff_account (user_id, blocked_at) values (?, now())"
                        + " on conflict (user_id) do update set blocked_at = excluded.blocked_at")
                .param(id)
                .update());
        try {
            List<Callable<Object>> both = List.of(
                    () -> {
                        accounts.block(other, Actor.staff(one, one));
                        return other;
                    },
                    () -> {
                        accounts.change(
                                one,
                                accounts.find(one).orElseThrow().state(),
                                new Person("Sara", "Voorbeeld", one + "@kring.example"),
                                Set.of(StaffRole.COORDINATORS),
                                Actor.staff(other, other));
                        return one;
                    });

            List<Throwable> ends = AtOnce.run(both);

            assertThat(ends.stream().filter(Objects::isNull)).hasSize(1);
            assertThat(ends.stream().filter(Objects::nonNull))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            AccountRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo("lastAdministrator"));
            assertThat(accounts.all().stream().filter(account -> account.administers() && !account.isBlocked()))
                    .hasSize(1);
        } finally {
            others.forEach(id -> accounts.unblock(id, ADMINISTRATOR));
        }
        assertThat(List.of(one, other)).allSatisfy(id -> change(id, Set.of(StaffRole.COORDINATORS)));
    }

    @Test
    void anAdministratorWithoutAPasswordDoesNotCountAsTheLast() {
        String invited = newId();
        accounts.add(
                invited,
                new Person("Sara", "Voorbeeld", invited + "@kring.example"),
                EnumSet.of(StaffRole.ADMINISTRATORS),
                ADMINISTRATOR);
        List<String> able = accounts.all().stream()
                .filter(account -> account.administers() && !account.isBlocked() && account.passwordChosen())
                .map(StaffAccount::id)
                .filter(id -> !id.equals("administrator"))
                .toList();
        able.forEach(id -> accounts.block(id, ADMINISTRATOR));
        try {
            assertThatThrownBy(() -> accounts.block("administrator", Actor.staff(invited, "Sara")))
                    .isInstanceOf(AccountRefused.class);
        } finally {
            able.forEach(id -> accounts.unblock(id, ADMINISTRATOR));
        }
    }

    // Blocking

    @Test
    void whoeverIsBlockedIsSignedOutEverywhereAndTheirTasksAreTheGroupsAgain() throws Exception {
        String id = anAccount("COORDINATORS");
        Visitor sara = signedIn(id);
        Visitor elsewhere = new Visitor(port);
        elsewhere.signIn(id, PASSWORD);
        Task task = aTask("coordinators", id);
        accounts.forgotten(id + "@kring.example", Locale.ENGLISH);
        String link = linkFor(id);

        Visitor administrator = Visitor.staff(port, "administrator");
        administrator.submit("/desk/staff/" + id, "/desk/staff/" + id + "/block", Map.of());

        assertThat(location(sara.get("/desk"))).isEqualTo("/login");
        assertThat(elsewhere.get(TASKLIST + "/task").statusCode()).isEqualTo(401);
        assertThat(location(sara.signIn(id, PASSWORD))).isEqualTo("/login?error");
        assertThat(sara.getAs(id, PASSWORD, "/api/v1/editions/" + UUID.randomUUID() + "/enrolments")
                        .statusCode())
                .isEqualTo(401);
        assertThat(sara.get(link).statusCode()).isEqualTo(410);
        assertThat(assigneeOf(task)).isNull();
        assertThat(staff.members(StaffRole.COORDINATORS))
                .extracting(StaffMember::id)
                .doesNotContain(id);
        assertThat(staff.find(id)).isPresent();
        assertThat(administrator.get("/desk/staff").body()).contains("geblokkeerd");
        int letters = lettersTo(id);
        accounts.forgotten(id + "@kring.example", Locale.ENGLISH);
        assertThat(lettersTo(id)).isEqualTo(letters);

        administrator.submit("/desk/staff/" + id, "/desk/staff/" + id + "/unblock", Map.of());

        assertThat(location(sara.signIn(id, PASSWORD))).startsWith("/desk");
    }

    /** The session is gone from the database; one that another node still holds in its hands must not help either. */
    @Test
    void aSessionThatIsStillThereGivesABlockedPersonNothing() {
        String id = anAccount("COORDINATORS");
        Visitor sara = signedIn(id);

        database.sql("insert into kring.staff_account (user_id, blocked_at) values (?, now())"
                        + " on conflict (user_id) do update set blocked_at = excluded.blocked_at")
                .param(id)
                .update();

        assertThat(location(sara.get("/desk"))).isEqualTo("/login");
        assertThat(sara.get("/login").statusCode()).isEqualTo(200);
    }

    // Passwords

    @Test
    void whoeverForgotAPasswordGetsALinkAndNobodyLearnsWhoWorksHere() throws Exception {
        String id = anAccount("FACILITATORS");
        Visitor sara = signedIn(id);
        int before = lettersTo(id);

        HttpResponse<String> known = forgotten(id + "@KRING.example");
        HttpResponse<String> unknown = forgotten("niemand@kring.example");

        assertThat(location(known)).isEqualTo(location(unknown)).isEqualTo("/login/forgotten?sent=true");
        assertThat(new Visitor(port).get("/login/forgotten?sent=true").body()).contains("een uur geldig");
        assertThat(forgotten("geen adres").statusCode()).isEqualTo(422);
        forgotten(id + "@kring.example");
        assertThat(lettersTo(id)).isEqualTo(before + 1);
        assertThat(location(choose(new Visitor(port), linkFor(id), "nieuw en lang genoeg")))
                .isEqualTo("/login?chosen");
        assertThat(location(sara.get("/desk"))).isEqualTo("/login");
        assertThat(location(sara.signIn(id, PASSWORD))).isEqualTo("/login?error");
    }

    @Test
    void anEarlierLinkAndAnExpiredLinkAreOver() throws Exception {
        String id = newId();
        accounts.add(
                id,
                new Person("Sara", "Voorbeeld", id + "@kring.example"),
                EnumSet.of(StaffRole.COORDINATORS),
                ADMINISTRATOR);
        String first = linkFor(id);
        timeMachine.advanceTo(clock.instant().plus(Duration.ofMinutes(2)));
        Visitor.staff(port, "administrator").submit("/desk/staff/" + id, "/desk/staff/" + id + "/link", Map.of());
        String second = linkFor(id);

        assertThat(second).isNotEqualTo(first);
        assertThat(new Visitor(port).get(first).body()).contains("verlopen, of er is een nieuwere gestuurd");
        assertThat(new Visitor(port).get(second).statusCode()).isEqualTo(200);
        timeMachine.advanceTo(clock.instant().plus(Duration.ofDays(8)));
        assertThat(choose(new Visitor(port), second, PASSWORD).statusCode()).isEqualTo(410);
        assertThat(accounts.find(id).orElseThrow().passwordChosen()).isFalse();
    }

    @Test
    void aLinkToAnAddressThatWasCorrectedStopsWorking() throws Exception {
        String id = newId();
        accounts.add(
                id,
                new Person("Sara", "Voorbeeld", id + "@kring.example"),
                EnumSet.of(StaffRole.COORDINATORS),
                ADMINISTRATOR);
        String link = linkFor(id);

        accounts.change(
                id,
                accounts.find(id).orElseThrow().state(),
                new Person("Sara", "Voorbeeld", "b" + id + "@kring.example"),
                EnumSet.of(StaffRole.COORDINATORS),
                ADMINISTRATOR);

        assertThat(new Visitor(port).get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void changingThePasswordNeedsThePresentOneAndEndsOtherSessionsOnly() {
        String id = anAccount("FACILITATORS");
        Visitor sara = signedIn(id);
        Visitor elsewhere = new Visitor(port);
        elsewhere.signIn(id, PASSWORD);

        HttpResponse<String> wrong = changePassword(sara, "verkeerd", "nieuw en lang genoeg");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("niet je huidige wachtwoord").doesNotContain("nieuw en lang genoeg");
        // The engine keeps somebody out for some seconds after a wrong one.
        identity.unlockUser(id);
        assertThat(changePassword(sara, PASSWORD, "kort").body()).contains("minder dan 12");
        assertThat(location(changePassword(sara, PASSWORD, "nieuw en lang genoeg")))
                .isEqualTo("/desk/account");

        assertThat(sara.get("/desk").statusCode()).isEqualTo(200);
        assertThat(location(elsewhere.get("/desk"))).isEqualTo("/login");
        assertThat(location(elsewhere.signIn(id, "nieuw en lang genoeg"))).startsWith("/desk");
    }

    @Test
    void guessingThePresentPasswordIsCountedByTheEngine() {
        Visitor sara = signedIn(anAccount("FACILITATORS"));
        for (int guess = 0; guess < 3; guess++) {
            assertThat(changePassword(sara, "gok" + guess, "nieuw en lang genoeg")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(changePassword(sara, PASSWORD, "nieuw en lang genoeg").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aUserIdIsNoPassword() {
        String id = newId();
        accounts.add(
                id,
                new Person("Sara", "Voorbeeld", id + "@kring.example"),
                EnumSet.of(StaffRole.COORDINATORS),
                ADMINISTRATOR);
        assertThatThrownBy(() -> accounts.choosePassword(token(linkFor(id)), id.toUpperCase()))
                .isInstanceOfSatisfying(
                        AccountRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("passwordIsUserId"));
    }

    // Own account, and who may

    @Test
    void everybodyChangesOwnNameAndAddress() {
        String id = anAccount("FACILITATORS");
        Visitor sara = signedIn(id);
        Matcher seen = SEEN.matcher(sara.get("/desk/account").body());
        assertThat(seen.find()).isTrue();

        assertThat(location(sara.submit(
                        "/desk/account",
                        "/desk/account",
                        Map.of(
                                "seen", seen.group(1),
                                "givenName", "Saartje",
                                "familyName", "Voorbeeld",
                                "email", "saartje" + id + "@kring.example",
                                "role-ADMINISTRATORS", "on"))))
                .isEqualTo("/desk/account");

        assertThat(sara.get("/desk/account").body())
                .contains("Je gegevens zijn opgeslagen")
                .contains("Saartje");
        assertThat(staff.find(id).orElseThrow().name()).isEqualTo("Saartje Voorbeeld");
        assertThat(accounts.find(id).orElseThrow().roles()).containsExactly(StaffRole.FACILITATORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "facilitator"})
    void accountsOfOthersAreForAdministrators(String user) {
        Visitor visitor = Visitor.staff(port, user);
        for (String page : List.of("/desk/staff", "/desk/staff/add-somebody", "/desk/staff/administrator")) {
            assertThat(visitor.get(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(visitor.submit("/desk/account", "/desk/staff/administrator/block", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/desk/account").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/desk").body()).doesNotContain("/desk/staff\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void pagesSpeakBothLanguages(String language) throws Exception {
        String id = newId();
        accounts.add(
                id,
                new Person("Sara", "Voorbeeld", id + "@kring.example"),
                EnumSet.of(StaffRole.COORDINATORS),
                ADMINISTRATOR);
        Visitor administrator = Visitor.staff(port, "administrator");
        for (String page : List.of(
                "/desk/staff",
                "/desk/staff/add-somebody",
                "/desk/staff/" + id,
                "/desk/account",
                "/login/forgotten",
                "/login/forgotten?sent=true",
                linkFor(id),
                "/login/password/onbekend")) {
            String body = administrator
                    .get(page + (page.contains("?") ? "&" : "?") + "lang=" + language)
                    .body();
            assertThat(body)
                    .as(page)
                    .contains("lang=\"" + language + "\"")
                    .doesNotContainPattern("\\?\\?[\\w.]+\\?\\?|(desk|signin)\\.[a-zA-Z.]+_(nl|en)");
        }
    }

    // Helpers

    private String newId() {
        String id = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        made.add(id);
        return id;
    }

    private static Map<String, String> form(String id, String... roles) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("userId", id);
        fields.put("givenName", "Sara");
        fields.put("familyName", "Voorbeeld");
        fields.put("email", id + "@kring.example");
        for (String role : roles) {
            fields.put("role-" + role, "on");
        }
        return fields;
    }

    /** With a password, as if it had been chosen. */
    private String anAccount(String... roles) {
        String id = newId();
        Set<StaffRole> all = EnumSet.noneOf(StaffRole.class);
        for (String role : roles) {
            all.add(StaffRole.valueOf(role));
        }
        accounts.add(id, new Person("Sara", "Voorbeeld", id + "@kring.example"), all, ADMINISTRATOR);
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        database.sql("delete from kring.sign_in_link where subject = ?")
                .param(id)
                .update();
        return id;
    }

    private Visitor signedIn(String id) {
        Visitor visitor = new Visitor(port);
        assertThat(location(visitor.signIn(id, PASSWORD))).isEqualTo("/desk");
        return visitor;
    }

    private void change(String id, Set<StaffRole> roles) {
        StaffAccount account = accounts.find(id).orElseThrow();
        accounts.change(
                id,
                account.state(),
                new Person(account.givenName(), account.familyName(), account.email()),
                roles,
                ADMINISTRATOR);
    }

    private String seen(Visitor administrator, String id) {
        Matcher seen = SEEN.matcher(administrator.get("/desk/staff/" + id).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private List<String> groupsOf(String id) {
        return identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList();
    }

    private Task aTask(String group, String assignee) {
        Task task = tasks.newTask();
        task.setName("Test");
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
        tasks.setAssignee(task.getId(), assignee);
        return task;
    }

    private String assigneeOf(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private HttpResponse<String> choose(Visitor visitor, String link, String password) {
        // A page about a link that is over has no form, so the token comes from another.
        return visitor.submit("/login/forgotten", link, Map.of("password", password, "again", password));
    }

    private HttpResponse<String> forgotten(String email) {
        return new Visitor(port).submit("/login/forgotten", "/login/forgotten", Map.of("email", email));
    }

    private static HttpResponse<String> changePassword(Visitor visitor, String present, String password) {
        return visitor.submit(
                "/desk/account",
                "/desk/account/password",
                Map.of("present", present, "password", password, "again", password));
    }

    private String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replace("http://localhost:" + port, "");
    }

    private JsonNode letters() throws Exception {
        timeMachine.settle();
        return new ObjectMapper()
                .readTree(new Visitor(port).get("/dev/mail.json").body());
    }

    private int lettersTo(String id) {
        return database.sql("select count(*) from kring.outbox where recipient = ?")
                .param(id + "@kring.example")
                .query(Integer.class)
                .single();
    }

    /** The newest. */
    private String linkFor(String id) throws Exception {
        for (JsonNode letter : letters()) {
            if (letter.get("to").asText().contains(id + "@kring.example")) {
                Matcher link = LINK.matcher(letter.get("text").asText());
                assertThat(link.find()).isTrue();
                return link.group();
            }
        }
        throw new AssertionError("No letter to " + id);
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
