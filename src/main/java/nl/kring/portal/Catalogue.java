package nl.kring.portal;

import java.math.BigDecimal;
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
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Kring offers, as of now. */
@Component
@Transactional(readOnly = true)
class Catalogue {

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
                .map(programme -> offer(programme, locale))
                .toList();
    }

    Optional<ProgrammeOffer> programme(String slug, Locale locale) {
        return programmes.findBySlug(slug).map(programme -> offer(programme, locale));
    }

    Optional<EditionOffer> edition(UUID id, Locale locale) {
        return editions.findById(id).map(edition -> offer(edition, clock.instant(), locale));
    }

    Optional<ProgrammeOffer> programmeOf(UUID editionId, Locale locale) {
        return editions.findById(editionId).map(edition -> offer(edition.programme(), locale));
    }

    private ProgrammeOffer offer(Programme programme, Locale locale) {
        Instant now = clock.instant();
        List<EditionOffer> current = editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme.id()).stream()
                .map(edition -> offer(edition, now, locale))
                .filter(edition -> !edition.standing().equals("over"))
                .sorted(Comparator.comparing(EditionOffer::openForEnrolment)
                        .reversed()
                        .thenComparing(EditionOffer::startsAt))
                .toList();
        BigDecimal fee = programme.definition().fee();
        return new ProgrammeOffer(
                programme.id(),
                programme.definition(),
                Money.text(fee, locale),
                current,
                programme.definition().network() == null ? null : life.phase(programme),
                Optional.ofNullable(programme.definition().partOf())
                        .flatMap(programmes::findBySlug)
                        .map(whole -> new Whole(whole.slug(), whole.definition().title()))
                        .orElse(null),
                programmes.findPartsOf(programme.slug()).stream()
                        .map(part -> offer(part, locale))
                        .sorted(Comparator.comparing(
                                part -> part.definition().title().in(locale)))
                        .toList());
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
