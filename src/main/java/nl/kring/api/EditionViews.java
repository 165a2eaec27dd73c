package nl.kring.api;

import java.time.Clock;
import java.util.UUID;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Editions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows editions to outside clients. */
@Component
@Transactional(readOnly = true)
class EditionViews {

    private final Editions editions;
    private final Places places;
    private final Clock clock;

    EditionViews(Editions editions, Places places, Clock clock) {
        this.editions = editions;
        this.places = places;
        this.clock = clock;
    }

    /** @throws nl.kring.programme.NoSuchEdition when there is no such edition */
    ApiEdition of(UUID id) {
        return of(editions.get(id));
    }

    ApiEdition of(Edition edition) {
        Occupancy occupancy = places.occupancy(edition.id());
        return new ApiEdition(
                edition.id(),
                title(edition),
                edition.startsAt().toLocalDate(),
                edition.status(clock.instant()),
                occupancy.capacity(),
                occupancy.taken(),
                occupancy.waiting(),
                places.isOpenForEnrolment(edition),
                edition.groups().stream().map(group -> of(edition, group)).toList());
    }

    private ApiEdition.Group of(Edition edition, EditionGroup group) {
        Occupancy occupancy = places.occupancy(edition.id(), group.number());
        return new ApiEdition.Group(
                group.number(), group.name().nl(), occupancy.capacity(), occupancy.taken(), occupancy.waiting());
    }

    /** Among the editions of all the programmes that stand on one page, a year does not say whose it is. */
    private static String title(Edition edition) {
        return edition.definition().partOf() == null
                ? edition.title()
                : edition.definition().title().in(LocaleContextHolder.getLocale()) + " " + edition.title();
    }
}
