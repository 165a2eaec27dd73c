package nl.kring.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTests {

    @Test
    void areNamedInLettersAndNumberedElsewhere() {
        assertThat(Placeholders.in("Beste {name}, om {startsAt:time} en {startsAt}"))
                .containsExactly("name", "startsAt");
        assertThat(Placeholders.in("{0,choice,0#niemand|1#één|1<{1} mensen}")).containsExactly("0", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Beste {name", "name}", "{}", "{naam van iemand}", "{0", "{0,choice,x}", "{startsAt:day}"})
    void areClosed(String text) {
        assertThat(Placeholders.areClosed(text)).isFalse();
    }

    @Test
    void anApostropheIsOne() {
        assertThat(Placeholders.readable("{0}''s programme")).isEqualTo("{0}'s programme");
        assertThat(Placeholders.format("{0}'s programme", WordingLanguage.EN).format(new Object[] {"Anna"}))
                .isEqualTo("Anna's programme");
        assertThat(Placeholders.readable("It's here")).isEqualTo("It's here");
    }

    @ParameterizedTest
    @EnumSource
    void everyShippedTextCouldHaveBeenWrittenAtTheDesk(TextSection section) {
        Map<String, Map<WordingLanguage, String>> texts = new ShippedTexts().in(section);

        assertThat(texts).isNotEmpty();
        texts.forEach(
                (key, words) -> assertThat(words.values()).as(key).hasSize(2).allMatch(Placeholders::areClosed));
    }
}
