package nl.kring.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.choice.CountPolicy.Verdict;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.ProgrammeDefinition.ChoiceOption;
import nl.kring.programme.ProgrammeDefinition.ChoiceRules;
import nl.kring.programme.ProgrammeDefinition.Tie;
import org.junit.jupiter.api.Test;

class CountPolicyTests {

    private static final List<String> OPTIONS = List.of("media", "inclusion", "crisis");

    @Test
    void theOptionAheadIsChosenWithTheQuorum() {
        Tally tally = Tally.of(OPTIONS, List.of("media", "crisis", "media"), 6);

        assertThat(tally.leaders()).containsExactly("media");
        assertThat(judge(tally, Tie.COORDINATOR, 1, false)).isEqualTo(Verdict.CHOSEN);
    }

    @Test
    void exactlyTheQuorumIsEnoughAndOneLessIsNot() {
        assertThat(judge(Tally.of(OPTIONS, List.of("media", "media", "crisis"), 6), Tie.COORDINATOR, 1, false))
                .isEqualTo(Verdict.CHOSEN);
        assertThat(judge(Tally.of(OPTIONS, List.of("media", "media", "crisis"), 7), Tie.COORDINATOR, 1, false))
                .isEqualTo(Verdict.LONGER);
    }

    @Test
    void withoutTheQuorumItIsOpenLongerOnce() {
        Tally tally = Tally.of(OPTIONS, List.of("media"), 6);

        assertThat(judge(tally, Tie.COORDINATOR, 1, false)).isEqualTo(Verdict.LONGER);
        assertThat(judge(tally, Tie.COORDINATOR, 1, true)).isEqualTo(Verdict.COORDINATOR);
    }

    @Test
    void nobodyIsNeverEnough() {
        assertThat(judge(Tally.of(OPTIONS, List.of(), 0), Tie.COORDINATOR, 1, true))
                .isEqualTo(Verdict.COORDINATOR);
    }

    @Test
    void aTieGoesByTheRuleOfTheProgramme() {
        Tally tally = Tally.of(OPTIONS, List.of("media", "crisis"), 2);

        assertThat(tally.leaders()).containsExactly("media", "crisis");
        assertThat(judge(tally, Tie.SECOND_ROUND, 1, false)).isEqualTo(Verdict.SECOND_ROUND);
        assertThat(judge(tally, Tie.SECOND_ROUND, 2, false)).isEqualTo(Verdict.COORDINATOR);
        assertThat(judge(tally, Tie.COORDINATOR, 1, false)).isEqualTo(Verdict.COORDINATOR);
    }

    @Test
    void theCountNamesEveryOptionAlsoThatWithoutVotes() {
        assertThat(Tally.of(OPTIONS, List.of("crisis"), 3).votes())
                .containsEntry("media", 0)
                .containsEntry("inclusion", 0)
                .containsEntry("crisis", 1);
    }

    private static Verdict judge(Tally tally, Tie tie, int round, boolean extended) {
        return CountPolicy.judge(tally, rules(tie), round, extended);
    }

    private static ChoiceRules rules(Tie tie) {
        LocalizedText text = new LocalizedText("x", "x");
        return new ChoiceRules(
                1,
                text,
                Period.ofWeeks(4),
                50,
                tie,
                Stream.of("media", "inclusion", "crisis")
                        .map(key -> new ChoiceOption(key, text, "Docent", "docent@x.example"))
                        .toList());
    }
}
