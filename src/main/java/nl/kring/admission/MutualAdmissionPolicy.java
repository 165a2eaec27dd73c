package nl.kring.admission;

/**
 * Organiser and candidate both decide; both must say yes. A doubt on either side, where nobody says no, leads to a second
 * conversation. When both say no, it is the candidate's no that counts: nobody is told that they were turned down for
 * something they did not want.
 */
final class MutualAdmissionPolicy {

    private MutualAdmissionPolicy() {}

    static AdmissionOutcome weigh(Verdict organiser, Verdict candidate) {
        if (candidate == Verdict.NO) {
            return AdmissionOutcome.DECLINED_BY_CANDIDATE;
        }
        if (organiser == Verdict.NO) {
            return AdmissionOutcome.DECLINED_BY_ORGANISER;
        }
        if (organiser == Verdict.DOUBT || candidate == Verdict.DOUBT) {
            return AdmissionOutcome.SECOND_CONVERSATION;
        }
        return AdmissionOutcome.ADMITTED;
    }
}
