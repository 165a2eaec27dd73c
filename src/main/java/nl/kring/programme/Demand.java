package nl.kring.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notices when enough people wait for an edition that nobody has planned yet, where the programme waits for interest first. */
@Service
@Transactional(readOnly = true)
public class Demand {

    private final Programmes programmes;
    private final Editions editions;
    private final Interests interests;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Demand(
            Programmes programmes,
            Editions editions,
            Interests interests,
            ApplicationEventPublisher events,
            Clock clock) {
        this.programmes = programmes;
        this.editions = editions;
        this.interests = interests;
        this.events = events;
        this.clock = clock;
    }

    /** How many wait to hear of the next edition. */
    public int interested(UUID programmeId) {
        return interests.countByProgrammeIdAndToldAtIsNull(programmeId);
    }

    @EventListener
    @Transactional(propagation = Propagation.REQUIRED)
    public void look(InterestLeft left) {
        look(left.programmeId());
    }

    /** Whoever comes on the list from now on waits for the edition after this one. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRED)
    public void look(EditionGoesAhead decided) {
        look(editions.get(decided.editionId()).programme().id());
    }

    private void look(UUID programmeId) {
        // Held, so that of two who come at once one makes the number full, and only one.
        Programme programme = programmes.lockById(programmeId).orElseThrow();
        Integer needed = programme.definition().interestNeeded();
        if (needed != null && interested(programmeId) >= needed && !isNextPlanned(programmeId)) {
            events.publishEvent(new EditionWanted(programmeId));
        }
    }

    private boolean isNextPlanned(UUID programmeId) {
        Instant now = clock.instant();
        return editions.findByProgrammeIdOrderByEnrolmentOpensAt(programmeId).stream()
                .anyMatch(edition -> edition.handsOutPlaces(now)
                        || edition.status(now) == Edition.Status.CLOSED && edition.decision() == null);
    }
}
