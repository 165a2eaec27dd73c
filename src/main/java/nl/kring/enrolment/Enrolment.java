package nl.kring.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.time.AppClock;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One person's way through one edition, from interest to evaluation. */
@Entity
public class Enrolment {

    @Id
    private UUID id;

    @Generated(event = EventType.INSERT)
    @Column(insertable = false, updatable = false)
    private Long receipt;

    @Generated(event = EventType.INSERT)
    @Column(insertable = false, updatable = false)
    private BigDecimal turn;

    private String reference;
    private UUID editionId;
    private int groupNumber;
    private @Nullable UUID teamId;
    private Instant receivedAt;
    private String givenName;
    private String familyName;
    private String email;
    private @Nullable String phone;
    private String organisation;
    private String role;
    private String sector;
    private @Nullable Integer salaryScale;
    private @Nullable Integer pupils;
    private @Nullable Integer experience;
    private @Nullable String motivation;
    private String language;
    private @Nullable String idempotencyKey;

    @Enumerated(EnumType.STRING)
    private EnrolmentStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Advice advice;

    private @Nullable String endReason;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant endedAt;
    private @Nullable UUID replaces;
    private @Nullable BigDecimal promisedFee;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Enrolment() {}

    @SuppressWarnings("NullAway.Init")
    Enrolment(NewEnrolment form, String reference, Instant now) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        this.editionId = form.editionId();
        this.groupNumber = form.group();
        this.receivedAt = now;
        this.givenName = form.givenName();
        this.familyName = form.familyName();
        this.email = normalised(form.email());
        this.phone = form.phone();
        this.organisation = form.organisation();
        this.role = form.role();
        this.sector = form.sector();
        this.salaryScale = form.salaryScale();
        this.pupils = form.pupils();
        this.experience = form.experience();
        this.motivation = form.motivation();
        this.language = form.locale().getLanguage();
        this.idempotencyKey = form.idempotencyKey();
        this.status = EnrolmentStatus.RECEIVED;
    }

    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    void join(UUID team) {
        this.teamId = team;
    }

    void confirmAddress(Instant now) {
        become(EnrolmentStatus.CONFIRMED, EnumSet.of(EnrolmentStatus.RECEIVED));
        this.confirmedAt = now;
    }

    void advise(Advice newAdvice) {
        this.advice = newAdvice;
    }

    void takePlace() {
        become(EnrolmentStatus.INTAKE, EnumSet.of(EnrolmentStatus.CONFIRMED, EnrolmentStatus.OFFERED));
    }

    void waitForPlace() {
        become(EnrolmentStatus.WAITING, EnumSet.of(EnrolmentStatus.CONFIRMED, EnrolmentStatus.OFFERED));
    }

    void offerPlace() {
        become(EnrolmentStatus.OFFERED, EnumSet.of(EnrolmentStatus.WAITING));
    }

    /** Goes to the second group, or back to the first. */
    void changeEdition(UUID newEditionId) {
        this.editionId = newEditionId;
    }

    void changeGroup(int newGroup) {
        this.groupNumber = newGroup;
    }

    void startDeciding() {
        become(EnrolmentStatus.DECIDING, EnumSet.of(EnrolmentStatus.INTAKE, EnrolmentStatus.DECIDING));
    }

    void admit() {
        become(EnrolmentStatus.ADMITTED, EnumSet.of(EnrolmentStatus.DECIDING));
    }

    void contract() {
        become(EnrolmentStatus.CONTRACTED, EnumSet.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED));
    }

    /** The place of somebody who leaves, at what was promised to that person. */
    void replace(Enrolment participant) {
        this.replaces = participant.id;
        this.promisedFee = participant.promisedFee;
    }

    void letTakeOver() {
        become(EnrolmentStatus.LEAVING, EnumSet.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED));
    }

    void complete(Instant now) {
        become(EnrolmentStatus.COMPLETED, EnumSet.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED));
        this.endedAt = now;
    }

    void end(EnrolmentStatus how, @Nullable String reason, Instant now) {
        if (!how.isEnded() || status.isEnded() || !how.canEnd(status)) {
            throw new IllegalTransition(id, status, how);
        }
        this.status = how;
        this.endReason = reason;
        this.endedAt = now;
    }

    /** Whether the interest form says what it said when this enrolment came in. */
    boolean wasReceivedAs(NewEnrolment form) {
        return givenName.equals(form.givenName())
                && familyName.equals(form.familyName())
                && email.equals(normalised(form.email()))
                && organisation.equals(form.organisation())
                && role.equals(form.role())
                && groupNumber == form.group()
                && sector.equals(form.sector())
                && Objects.equals(salaryScale, form.salaryScale())
                && Objects.equals(pupils, form.pupils())
                && Objects.equals(experience, form.experience())
                && Objects.equals(motivation, form.motivation())
                && language.equals(form.locale().getLanguage());
    }

    /** Keeps what it costs for this person when it comes to cost something else for others; what was kept before stays. */
    void promise(BigDecimal fee) {
        if (promisedFee == null) {
            this.promisedFee = fee;
        }
    }

    /** What was promised to this person becomes less. */
    void lowerPromise(UnaryOperator<BigDecimal> lower) {
        if (promisedFee != null) {
            this.promisedFee = lower.apply(promisedFee);
        }
    }

    /**
     * What it costs for this person, in euro: the fee of the edition, or what that was when this person enrolled, if it
     * changed since.
     *
     * @param edition to which the enrolment belongs
     */
    public BigDecimal fee(Edition edition) {
        return promisedFee == null ? edition.fee() : promisedFee;
    }

    private void become(EnrolmentStatus next, Set<EnrolmentStatus> allowedFrom) {
        if (!allowedFrom.contains(status)) {
            throw new IllegalTransition(id, status, next);
        }
        this.status = next;
    }

    public UUID id() {
        return id;
    }

    /** The order in which enrolments came in, over all editions; no two are the same. */
    public long receipt() {
        return receipt;
    }

    /** The order in which people of an edition wait: that of receipt, unless staff gave another turn. */
    BigDecimal turn() {
        return turn;
    }

    int version() {
        return version;
    }

    /** Short name for people and outside clients; the business key of its processes. */
    public String reference() {
        return reference;
    }

    public UUID editionId() {
        return editionId;
    }

    /** The number of the group that was chosen; {@link EditionGroup#ALL} where the edition has no groups. */
    public int group() {
        return groupNumber;
    }

    /** The team that enrolled together; null for whoever enrolled alone. */
    public @Nullable UUID teamId() {
        return teamId;
    }

    public ZonedDateTime receivedAt() {
        return receivedAt.atZone(AppClock.ZONE);
    }

    public String givenName() {
        return givenName;
    }

    String familyName() {
        return familyName;
    }

    public String name() {
        return givenName + " " + familyName;
    }

    public String email() {
        return email;
    }

    /** For whoever has to call; null when not stated. */
    public @Nullable String phone() {
        return phone;
    }

    public String organisation() {
        return organisation;
    }

    public String role() {
        return role;
    }

    public String sector() {
        return sector;
    }

    public @Nullable Integer salaryScale() {
        return salaryScale;
    }

    public @Nullable Integer pupils() {
        return pupils;
    }

    /** Whole years in the role. */
    public @Nullable Integer experience() {
        return experience;
    }

    public @Nullable String motivation() {
        return motivation;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** The enrolment of the participant whose place this person is to take over. */
    public @Nullable UUID replaces() {
        return replaces;
    }

    public EnrolmentStatus status() {
        return status;
    }

    /** What the indications said, once the candidate was screened. */
    public @Nullable Advice advice() {
        return advice;
    }

    public @Nullable String endReason() {
        return endReason;
    }

    /** When the enrolment came to its end, for better or worse. */
    public @Nullable ZonedDateTime endedAt() {
        return endedAt == null ? null : endedAt.atZone(AppClock.ZONE);
    }

    public boolean hasEnded() {
        return status.isEnded();
    }
}
