package nl.kring.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.kring.enrolment.Advice.Remark;
import nl.kring.programme.ProgrammeDefinition.Indications;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicationPolicyTests {

    private static final Indications INDICATIONS = new Indications(11, 13, 2500, null);

    @ParameterizedTest(name = "scale {0}, {1} pupils")
    @CsvSource({"11, 2500", "12, 4200", "13, 100000"})
    void isPositiveWhenAllIndicationsFit(int salaryScale, int pupils) {
        assertThat(advise(salaryScale, pupils).isPositive()).isTrue();
    }

    @ParameterizedTest(name = "scale {0}, {1} pupils: {2}")
    @CsvSource({
        "10, 2500, advice.salaryScale.below",
        "14, 2500, advice.salaryScale.above",
        "  , 2500, advice.salaryScale.unknown",
        "11, 2499, advice.pupils.below",
        "11,     , advice.pupils.unknown",
    })
    void remarksOnWhatDoesNotFit(@Nullable Integer salaryScale, @Nullable Integer pupils, String remark) {
        Advice advice = advise(salaryScale, pupils);

        assertThat(advice.isPositive()).isFalse();
        assertThat(advice.remarks()).extracting(Remark::key).containsExactly(remark);
    }

    @Test
    void namesWhatWasStatedAndWhatIsExpected() {
        assertThat(advise(9, 800).remarks())
                .containsExactly(
                        new Remark("advice.salaryScale.below", List.of("9", "11-13")),
                        new Remark("advice.pupils.below", List.of("800", "2500")));
    }

    @Test
    void saysNothingAboutWhatTheProgrammeDoesNotAskFor() {
        assertThat(IndicationPolicy.advise(People.somebody(), new Indications(null, null, null, null))
                        .isPositive())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} years: {1}")
    @CsvSource({"0, ", "2, ", "3, advice.experience.above", " , advice.experience.unknown"})
    void remarksOnMoreExperienceThanIsMeant(@Nullable Integer years, @Nullable String remark) {
        Advice advice = IndicationPolicy.advise(People.with(years), new Indications(null, null, null, 2));

        assertThat(advice.remarks().stream().map(Remark::key).toList())
                .isEqualTo(remark == null ? List.of() : List.of(remark));
    }

    private static Advice advise(@Nullable Integer salaryScale, @Nullable Integer pupils) {
        return IndicationPolicy.advise(People.who("PRIMARY", salaryScale, pupils), INDICATIONS);
    }
}
