package nl.kring.journey;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.programme.Editions;
import org.springframework.stereotype.Component;

/** Links in letters by which somebody leaves a list with one click. */
@Component
public class LeaveLinks {

    private static final Duration AS_LONG_AS_AN_EDITION_MAY_TAKE_TO_COME = Duration.ofDays(550);
    private static final Duration SHORTEST = Duration.ofDays(1);

    private final MagicLinks magicLinks;
    private final Links links;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Clock clock;

    LeaveLinks(
            MagicLinks magicLinks,
            Links links,
            Enrolling enrolling,
            Enrolments enrolments,
            Editions editions,
            Clock clock) {
        this.magicLinks = magicLinks;
        this.links = links;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.editions = editions;
        this.clock = clock;
    }

    /** By which whoever waits leaves the list, and whoever was offered a place declines it; until the start. */
    public String ofWaitingList(UUID enrolmentId) {
        Duration untilStart = Duration.between(
                clock.instant(),
                editions.get(enrolments.get(enrolmentId).editionId()).startsAt());
        Duration validity = untilStart.compareTo(SHORTEST) < 0 ? SHORTEST : untilStart;
        return links.leave(magicLinks.issue(Purpose.LEAVE_WAITING_LIST, enrolmentId.toString(), validity));
    }

    /** Puts whoever could not take part on the list for the next edition, and gives the link to leave it again. */
    public String ofInterestList(UUID enrolmentId) {
        return links.leave(magicLinks.issue(
                Purpose.LEAVE_INTEREST_LIST,
                enrolling.keepInterest(enrolmentId).toString(),
                AS_LONG_AS_AN_EDITION_MAY_TAKE_TO_COME));
    }
}
