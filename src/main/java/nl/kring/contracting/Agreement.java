package nl.kring.contracting;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.kring.contracting.SetUp.AgreedMeeting;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** One version of what a group agreed. It never changes: an amendment is a new version, confirmed anew. */
@Entity
public class Agreement {

    @Id
    private UUID id;

    private UUID editionId;
    private int version;
    private String themes;
    private String workingForm;
    private String workingAgreements;
    private String recordedBy;
    private Instant recordedAt;
    private @Nullable Instant closedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "agreement_meeting", joinColumns = @JoinColumn(name = "agreement_id"))
    @OrderBy("number")
    private List<MeetingRow> meetings = new ArrayList<>();

    @Embeddable
    record MeetingRow(int number, Instant startsAt, Instant endsAt, String place) {}

    @SuppressWarnings("NullAway.Init")
    protected Agreement() {}

    Agreement(UUID editionId, int version, SetUp setUp, String recordedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.editionId = editionId;
        this.version = version;
        this.themes = setUp.themes();
        this.workingForm = setUp.workingForm();
        this.workingAgreements = setUp.workingAgreements();
        setUp.meetings()
                .forEach(m -> meetings.add(new MeetingRow(
                        m.number(), m.startsAt().toInstant(), m.endsAt().toInstant(), m.place())));
        this.recordedBy = recordedBy;
        this.recordedAt = now;
    }

    void close(Instant now) {
        this.closedAt = closedAt == null ? now : closedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID editionId() {
        return editionId;
    }

    public int version() {
        return version;
    }

    public SetUp setUp() {
        List<AgreedMeeting> agreed = meetings.stream()
                .map(m -> new AgreedMeeting(
                        m.number(),
                        m.startsAt().atZone(AppClock.ZONE),
                        m.endsAt().atZone(AppClock.ZONE),
                        m.place()))
                .toList();
        return new SetUp(themes, workingForm, workingAgreements, agreed);
    }

    public ZonedDateTime recordedAt() {
        return recordedAt.atZone(AppClock.ZONE);
    }

    /** Whether confirming is over. */
    public boolean isClosed() {
        return closedAt != null;
    }
}
