package nl.kring.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the staff, in the engine's store of users and groups. Whoever changes one does so alone: of two
 * administrators at once the second sees what the first did. All changes are written in the audit trail.
 */
public interface StaffAccounts {

    int SHORTEST_PASSWORD = 12;

    /** Everybody, by name. */
    List<StaffAccount> all();

    Optional<StaffAccount> find(String id);

    /**
     * Makes an account and sends its holder a link to choose a password. The same once more changes nothing.
     *
     * @throws AccountRefused when the user id or address is taken or impossible, or no role is given
     */
    void add(String id, Person person, Set<StaffRole> roles, Actor by);

    /**
     * Changes name, address and roles; new roles hold at once, also for whoever is signed in.
     *
     * @param seen the account's {@link StaffAccount#state} when the page was made
     * @throws AccountChanged when it stands otherwise now
     * @throws AccountRefused when the address is taken, no role is left, the last administrator would go, or somebody
     *     would leave the administrators by own hand
     */
    void change(String id, String seen, Person person, Set<StaffRole> roles, Actor by);

    /**
     * Changes somebody's own name and address.
     *
     * @throws AccountChanged as for {@link #change}
     * @throws AccountRefused when the address is taken
     */
    void changeOwn(String id, String seen, Person person);

    /**
     * Sends a link to choose a password; earlier ones stop working. Asked for twice within a minute it goes once.
     *
     * @throws AccountRefused when the account is blocked or has no address
     */
    void sendLink(String id, Actor by);

    /** Sends a link to whoever has the address, if anybody who may sign in has. */
    void forgotten(String email, Locale locale);

    /** Keeps somebody out, ends what is open in browsers, and gives back the tasks that were taken up. */
    void block(String id, Actor by);

    /** Lets somebody sign in again, with the password and roles from before. */
    void unblock(String id, Actor by);

    /** How a link stands to choose a password. That of somebody who is blocked is unknown. */
    Link link(String token);

    /**
     * Chooses a password with a link, which is used up by it. Whoever is signed in with the one before is signed out.
     *
     * @throws AccountRefused when the password is not good; the link stays good
     * @return the account; empty when the link is not good any more
     */
    Optional<StaffAccount> choosePassword(String token, String password);

    /**
     * Changes somebody's own password. Other browsers are signed out.
     *
     * @param session the one that goes on
     * @throws AccountRefused when the present password is wrong or the new one not good
     */
    void changePassword(String id, String present, String password, String session);

    /** Name and address. */
    record Person(String givenName, String familyName, String email) {}

    /** @param account whose link it is, while it is good */
    record Link(LinkState state, @Nullable StaffAccount account) {}
}
