package nl.kring.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.evaluation.Evaluation;
import nl.kring.evaluation.Evaluations;
import nl.kring.network.NetworkLife;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.NetworkPhase;
import nl.kring.programme.OwnInvestment;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import nl.kring.session.Meetings;
import nl.kring.session.Session;
import nl.kring.session.SessionOutcome;
import nl.kring.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers how networks are doing, for the academy that follows them. */
@Component
@Transactional(readOnly = true)
class NetworkPages {

    private final Programmes programmes;
    private final Editions editions;
    private final Enrolments enrolments;
    private final Sessions sessions;
    private final Meetings meetings;
    private final Evaluations evaluations;
    private final NetworkLife life;
    private final Clock clock;

    NetworkPages(
            Programmes programmes,
            Editions editions,
            Enrolments enrolments,
            Sessions sessions,
            Meetings meetings,
            Evaluations evaluations,
            NetworkLife life,
            Clock clock) {
        this.programmes = programmes;
        this.editions = editions;
        this.enrolments = enrolments;
        this.sessions = sessions;
        this.meetings = meetings;
        this.evaluations = evaluations;
        this.life = life;
        this.clock = clock;
    }

    /** @param running null while no edition is under way */
    record Line(
            String slug,
            String title,
            NetworkPhase phase,
            @Nullable Running running,
            @Nullable String evaluation) {}

    /**
     * The edition that is under way.
     *
     * @param rating the average of the last meeting that was rated; null before
     */
    record Running(
            UUID id,
            String title,
            int participants,
            int held,
            int planned,
            @Nullable Double rating) {}

    List<Line> all(Locale locale) {
        return programmes.findAllByOrderBySlug().stream()
                .filter(programme -> programme.definition().network() != null)
                .map(network -> line(network, locale))
                .sorted(Comparator.comparing(Line::title))
                .toList();
    }

    /** The edition that started last. */
    Optional<Edition> latestStarted(Programme network) {
        return editions.findByProgrammeIdOrderByEnrolmentOpensAt(network.id()).stream()
                .filter(edition -> edition.decision() != Edition.Decision.NO_GO)
                .filter(edition -> !edition.startsAt().toInstant().isAfter(clock.instant()))
                .reduce((first, second) -> second);
    }

    /**
     * Who pays for an edition beside the fees of its participants.
     *
     * @param year of the network, 1 being the first
     * @param contribution of the academy; null where there is none
     * @param investment of the network; null where there is none
     */
    record Funding(
            UUID id,
            String title,
            int year,
            @Nullable BigDecimal contribution,
            @Nullable OwnInvestment investment) {}

    /** Of all editions that were planned as a year of a network and not called off, the first year first. */
    List<Funding> funding(Programme network) {
        return editions.findByProgrammeIdOrderByEnrolmentOpensAt(network.id()).stream()
                .filter(edition -> edition.networkYear() != null && edition.decision() != Edition.Decision.NO_GO)
                .map(edition -> new Funding(
                        edition.id(),
                        edition.title(),
                        Objects.requireNonNull(edition.networkYear()),
                        edition.contribution(),
                        edition.ownInvestment()))
                .sorted(Comparator.comparingInt(Funding::year))
                .toList();
    }

    private Line line(Programme network, Locale locale) {
        List<Edition> all = editions.findByProgrammeIdOrderByEnrolmentOpensAt(network.id());
        return new Line(
                network.slug(),
                network.definition().title().in(locale),
                life.phase(network),
                all.stream()
                        .filter(edition -> edition.status(clock.instant()) == Edition.Status.UNDER_WAY)
                        .reduce((first, second) -> second)
                        .map(this::running)
                        .orElse(null),
                all.stream()
                        .map(edition -> evaluations.findById(edition.id()))
                        .flatMap(Optional::stream)
                        .map(Evaluation::conclusions)
                        .filter(Objects::nonNull)
                        .reduce((first, second) -> second)
                        .orElse(null));
    }

    private Running running(Edition edition) {
        List<Session> held = sessions.findByEditionId(edition.id()).stream()
                .filter(session ->
                        session.outcome() == SessionOutcome.HELD || session.outcome() == SessionOutcome.HELD_ONLINE)
                .toList();
        Double rating = null;
        for (Meeting meeting : edition.meetings()) {
            OptionalDouble average = meetings.averageRating(meeting.id());
            rating = average.isPresent() ? Double.valueOf(average.getAsDouble()) : rating;
        }
        return new Running(
                edition.id(),
                edition.title(),
                enrolments.participantsOf(edition.id()).size(),
                held.size(),
                edition.meetings().size(),
                rating);
    }
}
