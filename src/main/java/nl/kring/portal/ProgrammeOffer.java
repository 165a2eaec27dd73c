package nl.kring.portal;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.NetworkPhase;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.PlannedInformation;
import org.jspecify.annotations.Nullable;

/**
 * A programme as visitors see it.
 *
 * @param phase in which it is now; null where it is no network
 * @param whole the programme on whose page it stands, if it does
 * @param parts the programmes on its page, by title; then it has no editions of its own
 */
record ProgrammeOffer(
        UUID id,
        ProgrammeDefinition definition,
        String fee,
        List<EditionOffer> editions,
        @Nullable NetworkPhase phase,
        @Nullable Whole whole,
        List<ProgrammeOffer> parts) {

    record Whole(String slug, LocalizedText title) {}

    public String slug() {
        return definition.slug();
    }

    /** The description, paragraph by paragraph. */
    public List<String> description(Locale locale) {
        return List.of(definition.description().in(locale).strip().split("\\n\\s*\\n"));
    }

    /** Whether whoever left interest can enrol before everybody else. */
    public boolean hasPriority() {
        return !definition.priorityBefore().isZero();
    }

    /** The edition to look forward to: one that is open, else the next one planned, else the one that runs. */
    public Optional<EditionOffer> next() {
        return editions.stream()
                .filter(EditionOffer::openForEnrolment)
                .findFirst()
                .or(() -> editions.stream()
                        .filter(edition -> edition.status() == Edition.Status.PLANNED)
                        .findFirst()
                        .or(() -> editions.stream().findFirst()));
    }

    /** Whether somebody could enrol in it, or in one on its page, and have a place. */
    public boolean hasPlace() {
        return editions.stream().anyMatch(EditionOffer::hasPlace)
                || parts.stream().anyMatch(ProgrammeOffer::hasPlace);
    }

    /** For whoever wants to hear more first, before an edition that can still be enrolled in. */
    public List<PlannedInformation> information(ZonedDateTime now) {
        return upcoming().stream()
                .flatMap(edition ->
                        definition.informationBefore(edition.startsAt().toLocalDate()).stream())
                .filter(meeting -> meeting.endsAt().isAfter(now))
                .toList();
    }

    /** Editions that are still to begin. */
    public List<EditionOffer> upcoming() {
        return editions.stream()
                .filter(edition -> edition.status() != Edition.Status.UNDER_WAY)
                .toList();
    }

    public List<EditionOffer> underWay() {
        return editions.stream()
                .filter(edition -> edition.status() == Edition.Status.UNDER_WAY)
                .toList();
    }

    /** There is no place to be had now, so people can leave their interest for the next edition. */
    public boolean asksForInterest() {
        return parts.isEmpty() && editions.stream().noneMatch(EditionOffer::hasPlace);
    }
}
