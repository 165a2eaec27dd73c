package nl.kring.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the personal link of a letter anew, because what went before is not kept. Whoever knows where such links lead
 * implements it; the earlier link stays good for as long as it was.
 */
public interface PersonalLinks {

    /** Why a letter would be of no use to its reader, so that nobody can have it sent again. */
    enum NotAgain {
        /** Links for signing in last minutes, for candidates and for members; whoever wants one asks for it. */
        SIGN_IN,
        /** Links to choose a password are sent anew from the page of the account, or asked for at the sign-in page. */
        ACCOUNT,
        /** The address was confirmed. */
        CONFIRMED,
        /** What the letter is about is over. */
        OVER,
        /** The reader is not on the interest list any more. */
        OFF_THE_LIST,
        /** It was written as an example. */
        EXAMPLE
    }

    /** @param about what the letter is about: an enrolment, or an edition */
    record Subject(MailTemplate template, @Nullable UUID about, String email, Instant writtenAt) {}

    /** Empty when the letter can go again. */
    Optional<NotAgain> objection(Subject letter);

    /** @throws IllegalStateException when there is an {@link #objection} */
    String renew(Subject letter);
}
