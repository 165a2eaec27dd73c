package nl.kring.initiative;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.form.Answers;
import nl.kring.time.AppClock;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An application for support of a network, by its secretary. */
@Entity
public class Initiative {

    @Id
    private UUID id;

    private String reference;
    private UUID programmeId;

    @Enumerated(EnumType.STRING)
    private InitiativeStatus status;

    private String name;
    private String email;
    private String language;
    private String network;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> answers;

    private String idempotencyKey;
    private Instant receivedAt;
    private int mended;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Judgement> judgements = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> factors = new LinkedHashMap<>();

    private @Nullable Boolean advice;
    private @Nullable String adviceReason;
    private @Nullable String advisedBy;
    private @Nullable String decisionReason;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable BigDecimal contribution;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> purposes = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> help = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> helpGiven = new LinkedHashMap<>();

    private @Nullable UUID networkId;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Initiative() {}

    Initiative(UUID programmeId, String reference, Answers answers, Locale locale, String key, Instant now) {
        this.id = UUID.randomUUID();
        this.programmeId = programmeId;
        this.reference = reference;
        this.status = InitiativeStatus.RECEIVED;
        this.language = locale.getLanguage();
        this.email = answers.text("email").strip().toLowerCase(Locale.ROOT);
        this.idempotencyKey = key;
        this.receivedAt = now;
        take(answers);
    }

    private void take(Answers newAnswers) {
        this.answers = new LinkedHashMap<>(newAnswers.asMap());
        this.name = newAnswers.text("givenName") + " " + newAnswers.text("familyName");
        this.network = newAnswers.text("network");
    }

    void confirm() {
        demand(InitiativeStatus.RECEIVED);
        this.status = InitiativeStatus.ASSESSING;
    }

    /** @return whether all criteria are met */
    boolean judge(List<Judgement> newJudgements) {
        demand(InitiativeStatus.ASSESSING);
        this.judgements = new ArrayList<>(newJudgements);
        boolean met = judgements.stream().allMatch(Judgement::met);
        this.status = met ? InitiativeStatus.DECIDING : InitiativeStatus.MENDING;
        return met;
    }

    /** The address stays as it was confirmed. */
    void mend(Answers newAnswers) {
        demand(InitiativeStatus.MENDING);
        take(newAnswers);
        this.answers.put("email", email);
        this.mended++;
        this.status = InitiativeStatus.ASSESSING;
    }

    void advise(boolean support, String reason, Map<String, String> newFactors, String by) {
        demand(InitiativeStatus.DECIDING);
        this.factors = new LinkedHashMap<>(newFactors);
        this.advice = support;
        this.adviceReason = reason;
        this.advisedBy = by;
    }

    /** @param support null when the network is not supported */
    void decide(@Nullable Support support, String reason, String by, Instant now) {
        demand(InitiativeStatus.DECIDING);
        this.decisionReason = reason;
        this.decidedBy = by;
        this.decidedAt = now;
        this.status = support == null ? InitiativeStatus.NOT_SUPPORTED : InitiativeStatus.SUPPORTED;
        if (support != null) {
            this.contribution = support.contribution();
            this.purposes = new ArrayList<>(support.purposes());
            this.help = new ArrayList<>(support.help());
        }
    }

    void noteHelp(String kind, String notes) {
        demand(InitiativeStatus.SUPPORTED);
        Map<String, String> given = new LinkedHashMap<>(helpGiven);
        given.put(kind, notes);
        this.helpGiven = given;
    }

    void become(UUID newNetworkId) {
        demand(InitiativeStatus.SUPPORTED);
        this.networkId = newNetworkId;
    }

    void lapse() {
        demand(InitiativeStatus.MENDING);
        this.status = InitiativeStatus.LAPSED;
    }

    void withdraw() {
        this.status = InitiativeStatus.WITHDRAWN;
    }

    private void demand(InitiativeStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("Application " + reference + " is " + status + ", not " + expected);
        }
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public UUID programmeId() {
        return programmeId;
    }

    public InitiativeStatus status() {
        return status;
    }

    /** Of the secretary. */
    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public String network() {
        return network;
    }

    /** To the form of the application, as they were sent last. */
    public Answers answers() {
        return Answers.of(answers);
    }

    public ZonedDateTime receivedAt() {
        return receivedAt.atZone(AppClock.ZONE);
    }

    /** How often it was sent again. */
    public int mended() {
        return mended;
    }

    /** As they were given last; empty before. */
    public List<Judgement> judgements() {
        return List.copyOf(judgements);
    }

    public List<Judgement> missing() {
        return judgements.stream().filter(judgement -> !judgement.met()).toList();
    }

    /** How the design is judged, by the names of {@link Supporting#FACTORS}; empty before the advice. */
    public Map<String, String> factors() {
        return Map.copyOf(factors);
    }

    public @Nullable Boolean advice() {
        return advice;
    }

    public @Nullable String adviceReason() {
        return adviceReason;
    }

    public @Nullable String advisedBy() {
        return advisedBy;
    }

    public @Nullable String decisionReason() {
        return decisionReason;
    }

    public @Nullable String decidedBy() {
        return decidedBy;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /** In the first year, in euro; null where the network is not supported. */
    public @Nullable BigDecimal contribution() {
        return contribution;
    }

    public List<String> purposes() {
        return List.copyOf(purposes);
    }

    public List<String> help() {
        return List.copyOf(help);
    }

    /** What came of each kind of help. */
    public Map<String, String> helpGiven() {
        return Map.copyOf(helpGiven);
    }

    /** The programme that came of it; null before. */
    public @Nullable UUID networkId() {
        return networkId;
    }
}
