package nl.kring.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.programme.Edition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people on the interest list enrol before enrolling opens to everybody: each by a secret in a link, good for one
 * enrolment in one edition under the address it was sent to, and only until enrolling opens.
 */
@Service
@Transactional
public class Priority {

    private final MagicLinks links;
    private final Clock clock;

    Priority(MagicLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /** A new secret; none when enrolling is open to everybody by now. */
    public Optional<String> grant(Edition edition, String email) {
        Duration validity = Duration.between(clock.instant(), edition.enrolmentOpensAt());
        return validity.isNegative() || validity.isZero()
                ? Optional.empty()
                : Optional.of(links.issue(Purpose.ENROL_EARLY, edition.id() + " " + email, validity));
    }

    /** The address that a secret is good for, in an edition; empty when it is good for nothing there (any more). */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(UUID editionId, String secret) {
        String start = editionId + " ";
        return links.peek(Purpose.ENROL_EARLY, secret)
                .filter(subject -> subject.startsWith(start))
                .map(subject -> subject.substring(start.length()));
    }

    void use(String secret) {
        links.redeem(Purpose.ENROL_EARLY, secret);
    }
}
