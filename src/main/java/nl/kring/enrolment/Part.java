package nl.kring.enrolment;

import java.util.List;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;

/**
 * What has places and a waiting list of its own: a group of an edition, or the whole of an edition without groups.
 *
 * @param group its number; {@link EditionGroup#ALL} for the whole
 */
record Part(UUID editionId, int group) {

    static Part of(Enrolment enrolment) {
        return new Part(enrolment.editionId(), enrolment.group());
    }

    static List<Part> of(Edition edition) {
        return edition.groups().isEmpty()
                ? List.of(new Part(edition.id(), EditionGroup.ALL))
                : edition.groups().stream()
                        .map(group -> new Part(edition.id(), group.number()))
                        .toList();
    }
}
