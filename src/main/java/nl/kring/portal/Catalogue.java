package nl.kring.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places;
import nl.kring.network.NetworkLife;
import nl.kring.portal.ProgrammeOffer.Whole;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Editions;
import nl.kring.programme.NetworkPhase;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Kring offers, as of now. */
@Component
@Transactional(readOnly = true)
class Catalogue {

    /** Of a programme that is not there yet. */
    private static final UUID NONE = new UUID(0, 0);

    private final Programmes programmes;
    private final Editions editions;
    private final Places places;
    private final NetworkLife life;
    private final Clock clock;

    Catalogue(Programmes programmes, Editions editions, Places places, NetworkLife life, Clock clock) {
        this.programmes = programmes;
        this.editions = editions;
        this.places = places;
        this.life = life;
        this.clock = clock;
    }

    List<ProgrammeOffer> programmes(Locale locale) {
        return programmes.findAllOnTheirOwn().stream()
                .filter(Catalogue::isShown)
                .map(programme -> offer(programme, locale))
                .toList();
    }

    Optional<ProgrammeOffer> programme(String slug, Locale locale) {
        return programmes.findBySlug(slug).filter(Catalogue::isShown).map(programme -> offer(programme, locale));
    }

    Optional<EditionOffer> edition(UUID id, Locale locale) {
        return editions.findById(id).map(edition -> offer(edition, clock.instant(), locale));
    }

    Optional<ProgrammeOffer> programmeOf(UUID editionId, Locale locale) {
        return editions.findById(editionId).map(edition -> offer(edition.programme(), locale));
    }

    private static boolean isShown(Programme programme) {
        return !programme.definition().hidden();
    }

    /** A programme as it would be offered with another definition, or one that is not there yet. */
    ProgrammeOffer preview(ProgrammeDefinition definition, Locale locale) {
        return offer(programmes.findBySlug(definition.slug()).orElse(null), definition, locale);
    }

    private ProgrammeOffer offer(Programme programme, Locale locale) {
        return offer(programme, programme.definition(), locale);
    }

    private ProgrammeOffer offer(@Nullable Programme programme, ProgrammeDefinition definition, Locale locale) {
        Instant now = clock.instant();
        List<Edition> planned =
                programme == null ? List.of() : editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme.id());
        List<EditionOffer> current = planned.stream()
                .map(edition -> offer(edition, now, locale))
                .filter(edition -> !edition.standing().equals("over"))
                .sorted(Comparator.comparing(EditionOffer::openForEnrolment)
                        .reversed()
                        .thenComparing(EditionOffer::startsAt))
                .toList();
        return new ProgrammeOffer(
                programme == null ? NONE : programme.id(),
                definition,
                current.stream()
                        .filter(edition -> edition.status() != Edition.Status.UNDER_WAY)
                        .map(EditionOffer::fee)
                        .findFirst()
                        .orElseGet(() -> Money.text(definition.fee(), locale)),
                current,
                phase(programme, definition),
                Optional.ofNullable(definition.partOf())
                        .flatMap(programmes::findBySlug)
                        .map(whole -> new Whole(whole.slug(), whole.definition().title()))
                        .orElse(null),
                programmes.findPartsOf(definition.slug()).stream()
                        .filter(Catalogue::isShown)
                        .map(part -> offer(part, locale))
                        .sorted(Comparator.comparing(
                                part -> part.definition().title().in(locale)))
                        .toList());
    }

    private @Nullable NetworkPhase phase(@Nullable Programme programme, ProgrammeDefinition definition) {
        if (definition.network() == null) {
            return null;
        }
        return programme == null || programme.definition().network() == null
                ? definition.network().phase()
                : life.phase(programme);
    }

    private EditionOffer offer(Edition edition, Instant now, Locale locale) {
        return new EditionOffer(
                edition.id(),
                edition.title(),
                edition.status(now),
                places.isOpenForEnrolment(edition),
                places.hasPlaceForNewcomer(edition),
                SeatRing.of(places.occupancy(edition.id())),
                edition.startsAt(),
                edition.kickOff().publicPlace(locale),
                Money.text(edition.fee(), locale),
                edition.fee().signum() == 0,
                edition.freeCancellationUntil(),
                edition.enrolmentOpensAt(),
                edition.enrolmentClosesAt(),
                edition.meetings().stream()
                        .map(meeting -> MeetingLine.of(meeting, false, locale))
                        .toList(),
                edition.groups().stream()
                        .map(group -> offer(edition, group, locale))
                        .toList());
    }

    private EditionOffer.Group offer(Edition edition, EditionGroup group, Locale locale) {
        Occupancy occupancy = places.occupancy(edition.id(), group.number());
        return new EditionOffer.Group(
                group.name().in(locale),
                occupancy.free(),
                occupancy.waiting(),
                places.hasPlaceForNewcomer(edition, group.number()));
    }
}
