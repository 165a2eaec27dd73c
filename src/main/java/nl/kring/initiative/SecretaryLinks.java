package nl.kring.initiative;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.identity.SiteAddress;
import org.springframework.stereotype.Component;

/** The link with which a secretary sees the application, confirms the address, mends and withdraws. */
@Component
public class SecretaryLinks {

    private static final Duration WORKS = Duration.ofDays(120);

    private final MagicLinks links;
    private final Initiatives initiatives;
    private final SiteAddress site;

    SecretaryLinks(MagicLinks links, Initiatives initiatives, SiteAddress site) {
        this.links = links;
        this.initiatives = initiatives;
        this.site = site;
    }

    /** A new link; earlier ones stay as they are. */
    public String of(UUID initiativeId) {
        return site.link("/support/" + links.issue(Purpose.SUPPORT_APPLICATION, initiativeId.toString(), WORKS));
    }

    /** The application that a secret stands for; empty when it is of no use (any more). */
    public Optional<Initiative> behind(String secret) {
        return links.peek(Purpose.SUPPORT_APPLICATION, secret)
                .map(UUID::fromString)
                .flatMap(initiatives::findById);
    }
}
