package nl.kring.programme;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who wants to hear of the next edition. Everybody is told once, when it opens. */
@Service
@Transactional
public class InterestList {

    private final Interests interests;
    private final Clock clock;

    InterestList(Interests interests, Clock clock) {
        this.interests = interests;
        this.clock = clock;
    }

    /** Puts somebody on the list; whoever is on it already stays where they are. */
    public void add(UUID programmeId, String name, String email, Locale locale) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (!interests.existsByProgrammeIdAndEmail(programmeId, address)) {
            interests.save(new Interest(programmeId, name, address, locale, clock.instant()));
        }
    }

    /** Takes everybody who was not told yet, in order of their interest, and marks them as told. */
    public List<Interest> takeUntold(UUID programmeId) {
        List<Interest> untold = interests.findByProgrammeIdAndToldAtIsNullOrderByLeftAt(programmeId);
        untold.forEach(interest -> interest.told(clock.instant()));
        return untold;
    }
}
