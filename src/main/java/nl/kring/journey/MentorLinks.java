package nl.kring.journey;

import java.time.Duration;
import java.util.UUID;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import org.springframework.stereotype.Component;

/** Personal links of mentors, who have no account: to what they share with one participant. */
@Component
public class MentorLinks {

    /** As long as a course lasts, and somewhat longer. */
    private static final Duration VALID = Duration.ofDays(500);

    private final MagicLinks magicLinks;
    private final Links links;

    MentorLinks(MagicLinks magicLinks, Links links) {
        this.magicLinks = magicLinks;
        this.links = links;
    }

    public String of(UUID mentoringId) {
        return links.mentoring(magicLinks.issue(Purpose.MENTOR, mentoringId.toString(), VALID));
    }
}
