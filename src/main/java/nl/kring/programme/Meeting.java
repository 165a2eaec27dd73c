package nl.kring.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** A meeting of an edition, with its date, time and place. Number 0 is the kick-off. */
@Entity
public class Meeting {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "edition_id")
    private Edition edition;

    private int number;
    private int groupNumber;

    @Column(name = "title_nl")
    private String titleInDutch;

    @Column(name = "title_en")
    private String titleInEnglish;

    private Instant startsAt;
    private Instant endsAt;
    private String place;

    @Column(name = "region_nl")
    private @Nullable String regionInDutch;

    @Column(name = "region_en")
    private @Nullable String regionInEnglish;

    private boolean online;
    private @Nullable String link;
    private int sequence;

    @SuppressWarnings("NullAway.Init")
    protected Meeting() {}

    Meeting(
            Edition edition,
            int number,
            int group,
            LocalizedText title,
            ZonedDateTime startsAt,
            ZonedDateTime endsAt,
            String place,
            @Nullable LocalizedText region) {
        this.id = UUID.randomUUID();
        this.edition = edition;
        this.number = number;
        this.groupNumber = group;
        this.titleInDutch = title.nl();
        this.titleInEnglish = title.en();
        this.startsAt = startsAt.toInstant();
        this.endsAt = endsAt.toInstant();
        this.place = place;
        this.regionInDutch = region == null ? null : region.nl();
        this.regionInEnglish = region == null ? null : region.en();
    }

    void retitle(LocalizedText title) {
        this.titleInDutch = title.nl();
        this.titleInEnglish = title.en();
        this.sequence++;
    }

    /** Where everybody may know it to be, as that of another edition. */
    void takeRegion(Meeting other) {
        this.regionInDutch = other.regionInDutch;
        this.regionInEnglish = other.regionInEnglish;
    }

    boolean reschedule(ZonedDateTime newStart, ZonedDateTime newEnd, String newPlace) {
        if (!newStart.isBefore(newEnd)) {
            throw new IllegalArgumentException("A meeting ends after it starts");
        }
        boolean changed = !newStart.toInstant().equals(startsAt)
                || !newEnd.toInstant().equals(endsAt)
                || !Objects.equals(newPlace, place);
        if (changed) {
            this.startsAt = newStart.toInstant();
            this.endsAt = newEnd.toInstant();
            this.place = newPlace;
            this.sequence++;
        }
        return changed;
    }

    void moveOnline(ZonedDateTime newStart, ZonedDateTime newEnd, String newLink) {
        reschedule(newStart, newEnd, place);
        this.online = true;
        this.link = newLink;
        this.sequence++;
    }

    public UUID id() {
        return id;
    }

    public UUID editionId() {
        return edition.id();
    }

    public int number() {
        return number;
    }

    /** The number of the group that meets; {@link EditionGroup#ALL} where everybody of the edition does. */
    public int group() {
        return groupNumber;
    }

    /** Whether those of a group come to it. */
    public boolean isFor(int group) {
        return groupNumber == EditionGroup.ALL || groupNumber == group;
    }

    /** Whether it is the first that its people come to. */
    public boolean isKickOff() {
        return groupNumber == EditionGroup.ALL
                ? number == 0
                : edition.meetingsOf(groupNumber).get(0).id.equals(id);
    }

    public LocalizedText title() {
        return new LocalizedText(titleInDutch, titleInEnglish);
    }

    public ZonedDateTime startsAt() {
        return startsAt.atZone(AppClock.ZONE);
    }

    public ZonedDateTime endsAt() {
        return endsAt.atZone(AppClock.ZONE);
    }

    /** Where it is held exactly: for participants and staff. */
    public String place() {
        return place;
    }

    /** Where it is held, as everybody may know it: the region where the exact place is for participants only. */
    public String publicPlace(Locale locale) {
        return regionInDutch == null || regionInEnglish == null
                ? place
                : new LocalizedText(regionInDutch, regionInEnglish).in(locale);
    }

    public boolean isOnline() {
        return online;
    }

    /** Where to join when it is online. */
    public @Nullable String link() {
        return link;
    }

    /** Where people go: the link when the meeting is online, the place otherwise. */
    public String whereabouts() {
        return online && link != null ? link : place;
    }

    /** How often date, time or place have changed; calendars need it to follow. */
    public int sequence() {
        return sequence;
    }
}
