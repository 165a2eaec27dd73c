package nl.kring.journey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The process variables: ids of what a process is about, and the few facts its gateways ask for. Everything else is in the
 * database.
 */
public final class Facts {

    public static final String ENROLMENT_ID = "enrolmentId";
    public static final String PROGRAMME_ID = "programmeId";
    public static final String INITIATIVE_ID = "initiativeId";
    public static final String EDITION_ID = "editionId";
    public static final String SESSION_ID = "sessionId";
    public static final String AGREEMENT_ID = "agreementId";
    public static final String INVOICE_ID = "invoiceId";
    public static final String ACTION_POINT_ID = "actionPointId";
    public static final String COMPANION_GROUP_ID = "companionGroupId";
    public static final String INTERVISION_ID = "intervisionId";
    public static final String MENTORING_ID = "mentoringId";

    public static final String ADDRESS_CONFIRMED = "addressConfirmed";
    public static final String HARD_CONDITIONS_MET = "hardConditionsMet";
    public static final String IN_TEAM = "inTeam";
    public static final String TEAM_COMPLETE = "teamComplete";
    public static final String PLACE_CLAIMED = "placeClaimed";
    public static final String WAITING_OUTCOME = "waitingOutcome";
    public static final String DEPARTURE = "departure";
    public static final String REPLACEMENT_PROPOSED = "replacementProposed";
    public static final String REPLACED = "replaced";
    public static final String COSTS_DUE = "costsDue";
    public static final String TIME_CHOSEN = "timeChosen";
    public static final String STILL_INTERESTED = "stillInterested";
    public static final String CONVERSATION_HELD = "conversationHeld";
    public static final String INTAKE_COMPLETE = "intakeComplete";
    public static final String ADMISSION_OUTCOME = "admissionOutcome";
    public static final String AGREEMENT_RECORDED = "agreementRecorded";
    public static final String EVERYBODY_CONFIRMED = "everybodyConfirmed";
    public static final String GO_DECISION = "goDecision";
    public static final String DATES_KNOWN = "datesKnown";
    public static final String EDITION_TITLE = "editionTitle";
    public static final String KICK_OFF_DAY = "kickOffDay";
    public static final String LOOK_AGAIN_ON = "lookAgainOn";
    public static final String VOTE_OUTCOME = "voteOutcome";
    public static final String CONTRIBUTIONS_ASKED = "contributionsAsked";
    public static final String MEASUREMENT = "measurement";
    public static final String MEASURED_AGAIN = "measuredAgain";
    public static final String SHADOWING_ASKED = "shadowingAsked";
    public static final String SHADOWED = "shadowed";
    public static final String HALF_DAY_FOUND = "halfDayFound";
    public static final String SESSION_OUTCOME = "sessionOutcome";
    public static final String RATING_BELOW_NORM = "ratingBelowNorm";
    public static final String CRITERIA_MET = "criteriaMet";
    public static final String SUPPORTED = "supported";
    public static final String HELP = "help";
    public static final String CONTINUES = "continues";
    public static final String REMINDERS_SENT = "remindersSent";
    public static final String REMINDER_LEFT = "reminderLeft";
    public static final String STILL_COLLECTED = "stillCollected";
    public static final String AGREED_DAY = "agreedDay";
    public static final String INVOICE_OUTCOME = "invoiceOutcome";
    public static final String CYCLE_GOES_AHEAD = "cycleGoesAhead";
    public static final String SEVERAL_BOARDS = "severalBoards";
    public static final String QUALITY_ASKED = "qualityAsked";
    public static final String ALIGNMENT_BEGUN = "alignmentBegun";
    public static final String VISIT_MADE = "visitMade";
    public static final String OF_BOARD = "ofBoard";
    public static final String ACTION_OUTCOME = "actionOutcome";

    private Facts() {}

    /** All of them: what a model can ask for without setting it itself. */
    public static Set<String> names() {
        return ConstantNames.in(Facts.class).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalStateException when the process is not about an enrolment */
    public static UUID enrolmentId(VariableScope scope) {
        return require(scope, ENROLMENT_ID);
    }

    /** @throws IllegalStateException when the process is not about a programme as a whole */
    public static UUID programmeId(VariableScope scope) {
        return require(scope, PROGRAMME_ID);
    }

    /** @throws IllegalStateException when the process is not about an application for support */
    public static UUID initiativeId(VariableScope scope) {
        return require(scope, INITIATIVE_ID);
    }

    /** @throws IllegalStateException when the process is not about an edition */
    public static UUID editionId(VariableScope scope) {
        return require(scope, EDITION_ID);
    }

    /** @throws IllegalStateException when the process is not about a session */
    public static UUID sessionId(VariableScope scope) {
        return require(scope, SESSION_ID);
    }

    /** @throws IllegalStateException when the process is not about an agreement */
    public static UUID agreementId(VariableScope scope) {
        return require(scope, AGREEMENT_ID);
    }

    /** @throws IllegalStateException when the process is not about an invoice */
    public static UUID invoiceId(VariableScope scope) {
        return require(scope, INVOICE_ID);
    }

    /** @throws IllegalStateException when the process is not about an action point */
    public static UUID actionPointId(VariableScope scope) {
        return require(scope, ACTION_POINT_ID);
    }

    /** The number of the measurement that a process is about, 0 being the baseline. */
    public static int measurement(VariableScope scope) {
        Object number = scope.getVariable(MEASUREMENT);
        return number == null ? 0 : (Integer) number;
    }

    /** @throws IllegalStateException when the process is not about a half-day of intervision */
    public static UUID intervisionId(VariableScope scope) {
        return require(scope, INTERVISION_ID);
    }

    /** @throws IllegalStateException when the process is not about a participant and a mentor */
    public static UUID mentoringId(VariableScope scope) {
        return require(scope, MENTORING_ID);
    }

    static Map<String, Object> aboutInvoice(UUID invoiceId, UUID enrolmentId, UUID editionId) {
        return Map.of(
                INVOICE_ID, invoiceId.toString(),
                ENROLMENT_ID, enrolmentId.toString(),
                EDITION_ID, editionId.toString(),
                REMINDERS_SENT, 0);
    }

    static Map<String, Object> aboutEnrolment(UUID enrolmentId, UUID editionId) {
        return Map.of(ENROLMENT_ID, enrolmentId.toString(), EDITION_ID, editionId.toString());
    }

    static Map<String, Object> aboutProgramme(UUID programmeId) {
        return Map.of(PROGRAMME_ID, programmeId.toString());
    }

    static Map<String, Object> aboutEdition(UUID editionId) {
        return Map.of(EDITION_ID, editionId.toString());
    }

    static Map<String, Object> aboutSession(UUID sessionId, UUID editionId) {
        return Map.of(SESSION_ID, sessionId.toString(), EDITION_ID, editionId.toString());
    }

    /** The id, where the process is about such a thing. */
    public static Optional<UUID> find(VariableScope scope, String name) {
        return Optional.ofNullable(scope.getVariable(name)).map(value -> UUID.fromString((String) value));
    }

    private static UUID require(VariableScope scope, String name) {
        return find(scope, name)
                .orElseThrow(() -> new IllegalStateException("The process variable " + name + " is missing"));
    }
}
