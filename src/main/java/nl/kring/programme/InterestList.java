package nl.kring.programme;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who wants to hear of the next edition. Everybody is told once each time they ask, when it opens. */
@Service
@Transactional
public class InterestList {

    private final Interests interests;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InterestList(Interests interests, ApplicationEventPublisher events, Clock clock) {
        this.interests = interests;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts somebody on the list; whoever is on it already stays where they are, unless they were told before.
     *
     * @return the id of the interest, by which it can be taken back
     */
    public UUID add(UUID programmeId, String name, String email, Locale locale) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        Optional<Interest> known = interests.findByProgrammeIdAndEmail(programmeId, address);
        if (known.isPresent() && !known.get().wasTold()) {
            return known.get().id();
        }
        Interest interest = known.orElseGet(() -> new Interest(programmeId, name, address, locale, clock.instant()));
        interest.renew(name, locale, clock.instant());
        interests.save(interest);
        events.publishEvent(new InterestLeft(programmeId));
        return interest.id();
    }

    /** Whether somebody is on the list and was not told yet. */
    @Transactional(readOnly = true)
    public boolean awaitsNews(UUID programmeId, String email) {
        return interests
                .findByProgrammeIdAndEmail(programmeId, email.strip().toLowerCase(Locale.ROOT))
                .filter(interest -> !interest.wasTold())
                .isPresent();
    }

    /** Takes somebody off the list. A second time changes nothing. */
    public void remove(UUID interestId) {
        interests.findById(interestId).ifPresent(interests::delete);
    }

    /** Takes everybody who was not told yet, in order of their interest, and marks them as told. */
    public List<Interest> takeUntold(UUID programmeId) {
        List<Interest> untold = interests.findByProgrammeIdAndToldAtIsNullOrderByLeftAt(programmeId);
        untold.forEach(interest -> interest.told(clock.instant()));
        return untold;
    }
}
