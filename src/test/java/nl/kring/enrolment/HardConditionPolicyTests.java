package nl.kring.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiPredicate;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.ProgrammeDefinition.Conditions;
import nl.kring.programme.ProgrammeDefinition.Membership;
import org.junit.jupiter.api.Test;

class HardConditionPolicyTests {

    private static final BiPredicate<String, String> NOBODY = (association, email) -> false;
    private static final Conditions MEMBERS_ONLY = new Conditions(
            List.of(),
            new Membership(
                    "Vereniging De Griffel", new LocalizedText("Word lid.", "Join us."), "https://griffel.example/lid"),
            false,
            true);

    @Test
    void welcomesMembersOfTheAssociation() {
        assertThat(HardConditionPolicy.unmet(
                        People.somebody(),
                        MEMBERS_ONLY,
                        (association, email) -> association.equals("Vereniging De Griffel")
                                && email.equals(People.somebody().email())))
                .isEmpty();
    }

    @Test
    void refusesWhoeverIsNoMemberWithTheWayToBecomeOne() {
        assertThat(HardConditionPolicy.unmet(People.somebody(), MEMBERS_ONLY, NOBODY))
                .hasValueSatisfying(reason -> {
                    assertThat(reason.key()).isEqualTo("refusal.membership");
                    assertThat(reason.arguments())
                            .containsExactly("Vereniging De Griffel", "Word lid.", "https://griffel.example/lid");
                });
    }

    @Test
    void refusesNobodyWithoutConditions() {
        assertThat(HardConditionPolicy.unmet(
                        People.who("OTHER", null, null), new Conditions(List.of(), null, false, true), NOBODY))
                .isEmpty();
    }

    @Test
    void welcomesThePeopleOfItsSectors() {
        Conditions conditions = new Conditions(List.of("PRIMARY", "SPECIAL"), null, false, true);

        assertThat(HardConditionPolicy.unmet(People.who("SPECIAL", null, null), conditions, NOBODY))
                .isEmpty();
    }

    @Test
    void refusesPeopleFromOtherSectorsWithAReason() {
        Conditions conditions = new Conditions(List.of("PRIMARY", "SPECIAL"), null, false, true);

        assertThat(HardConditionPolicy.unmet(People.who("OTHER", 12, 4200), conditions, NOBODY))
                .hasValueSatisfying(reason -> assertThat(reason.key()).isEqualTo("refusal.sector"));
    }
}
