package nl.kring.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutualAdmissionPolicyTests {

    @ParameterizedTest(name = "organiser {0}, candidate {1}: {2}")
    @CsvSource({
        "YES,   YES,   ADMITTED",
        "YES,   DOUBT, SECOND_CONVERSATION",
        "DOUBT, YES,   SECOND_CONVERSATION",
        "DOUBT, DOUBT, SECOND_CONVERSATION",
        "NO,    YES,   DECLINED_BY_ORGANISER",
        "NO,    DOUBT, DECLINED_BY_ORGANISER",
        "YES,   NO,    DECLINED_BY_CANDIDATE",
        "DOUBT, NO,    DECLINED_BY_CANDIDATE",
        "NO,    NO,    DECLINED_BY_CANDIDATE",
    })
    void admitsOnlyWhenBothSayYes(Verdict organiser, Verdict candidate, AdmissionOutcome outcome) {
        assertThat(MutualAdmissionPolicy.weigh(organiser, candidate)).isEqualTo(outcome);
    }
}
