package nl.kring.journey;

import java.util.Set;
import java.util.stream.Collectors;

/** Keys of the process models that are started from here, and the messages they wait for. */
public final class Models {

    static final String KICK_OFF_CONTRACTING = "KickOffContractingProcess";
    static final String CONTRACT_CONFIRMATION = "ContractConfirmationProcess";
    static final String EDITION_PLANNING = "EditionPlanningProcess";
    static final String NETWORK_INITIATIVE = "NetworkInitiativeProcess";
    static final String CANCELLATION = "CancellationProcess";
    static final String SESSION = "SessionProcess";
    static final String FIRST_YEAR_EVALUATION = "FirstYearEvaluationProcess";
    static final String HAND_IN = "HandInProcess";
    static final String CONTRIBUTION = "ContributionProcess";
    static final String BASELINE = "BaselineProcess";
    static final String EDITION_ONLINE = "EditionOnlineProcess";
    static final String INVOICE = "InvoiceProcess";
    static final String BOARD_VISIT = "BoardVisitProcess";
    static final String ACTION_POINT = "ActionPointProcess";
    static final String NEXT_CYCLE = "NextCycleProcess";
    static final String COMPANION = "CompanionProcess";
    static final String INTERVISION = "IntervisionProcess";
    static final String MENTOR = "MentorProcess";

    static final String ADDRESS_CONFIRMED = "Msg_AddressConfirmed";
    static final String TEAM_GATHERED = "Msg_TeamGathered";
    static final String PLACE_OFFERED = "Msg_PlaceOffered";
    static final String AGREEMENT_CONFIRMED = "Msg_AgreementConfirmed";
    static final String AGREEMENT_REPLACED = "Msg_AgreementReplaced";
    static final String YEAR_COMPLETED = "Msg_YearCompleted";
    static final String REPLACEMENT_DECIDED = "Msg_ReplacementDecided";
    static final String ENROLMENT_WITHDRAWN = "Msg_EnrolmentWithdrawn";
    static final String EDITION_PLANNED = "Msg_EditionPlanned";
    static final String APPLICATION_MENDED = "Msg_ApplicationMended";
    static final String APPLICATION_WITHDRAWN = "Msg_ApplicationWithdrawn";
    static final String EDITION_CANCELLED = "Msg_EditionCancelled";
    static final String MINIMUM_REACHED = "Msg_MinimumReached";
    static final String SESSION_MOVED_ONLINE = "Msg_SessionMovedOnline";
    static final String INVOICE_SETTLED = "Msg_InvoiceSettled";
    static final String VISIT_DROPPED = "Msg_VisitDropped";
    static final String CYCLE_ABANDONED = "Msg_CycleAbandoned";
    static final String REPETITION_ENDED = "Msg_RepetitionEnded";
    static final String COMPANIONS_DISSOLVED = "Msg_CompanionsDissolved";
    static final String COMPANIONS_CHANGED = "Msg_CompanionsChanged";
    static final String MENTOR_CONFIRMED = "Msg_MentorConfirmed";
    static final String MENTORING_ENDED = "Msg_MentoringEnded";
    static final String CASE_MOVED = "Msg_CaseMoved";
    static final String ACTION_POINT_DROPPED = "Msg_ActionPointDropped";

    private Models() {}

    /** The names of all messages that are sent: a model that waits for another waits for ever. */
    public static Set<String> messages() {
        return constants("Msg_");
    }

    /** The processes that are started from here, beside those that programmes name. */
    public static Set<String> started() {
        return constants("").stream()
                .filter(constant -> !constant.startsWith("Msg_"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> constants(String prefix) {
        return ConstantNames.in(Models.class)
                .filter(text -> text.startsWith(prefix))
                .collect(Collectors.toUnmodifiableSet());
    }
}
