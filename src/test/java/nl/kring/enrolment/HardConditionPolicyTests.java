package nl.kring.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.kring.programme.ProgrammeDefinition.Conditions;
import org.junit.jupiter.api.Test;

class HardConditionPolicyTests {

    @Test
    void refusesNobodyWithoutConditions() {
        assertThat(HardConditionPolicy.unmet(People.who("OTHER", null, null), new Conditions(List.of())))
                .isEmpty();
    }

    @Test
    void welcomesThePeopleOfItsSectors() {
        Conditions conditions = new Conditions(List.of("PRIMARY", "SPECIAL"));

        assertThat(HardConditionPolicy.unmet(People.who("SPECIAL", null, null), conditions))
                .isEmpty();
    }

    @Test
    void refusesPeopleFromOtherSectorsWithAReason() {
        Conditions conditions = new Conditions(List.of("PRIMARY", "SPECIAL"));

        assertThat(HardConditionPolicy.unmet(People.who("OTHER", 12, 4200), conditions))
                .hasValueSatisfying(reason -> assertThat(reason.key()).isEqualTo("refusal.sector"));
    }
}
