package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutchWebApplicationTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|%[ds]");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyTextOfTheWebApplicationIsThereInDutch(String application) throws IOException {
        assertThat(texts(application, "nl").keySet())
                .isEqualTo(texts(application, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void theDutchTextsHaveTheSamePlaceholders(String application) throws IOException {
        Map<String, String> dutch = texts(application, "nl");
        texts(application, "en")
                .forEach((key, english) -> assertThat(PLACEHOLDER
                                .matcher(dutch.getOrDefault(key, ""))
                                .results()
                                .map(MatchResult::group))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(PLACEHOLDER
                                .matcher(english)
                                .results()
                                .map(MatchResult::group)
                                .toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void theWebApplicationSpeaksDutchUnlessAskedForEnglish(String application) throws IOException {
        assertThat(read(application, "scripts/config.js"))
                .contains("availableLocales: [\"nl\", \"en\"]")
                .contains("fallbackLocale: \"nl\"");
    }

    /** The script takes away Tasklist's general line, which it knows by its words. */
    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void theReasonOfARefusalReplacesTheGeneralLine(String language) throws IOException {
        assertThat(read("tasklist", "scripts/config.js")).contains("customScripts: [\"scripts/kring\"]");
        assertThat(read("tasklist", "scripts/kring.js"))
                .contains("\"" + texts("tasklist", language).get("/labels/COMPLETE_ERROR") + "\"");
    }

    private static Map<String, String> texts(String application, String language) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        collect("", new ObjectMapper().readTree(read(application, "locales/" + language + ".json")), texts);
        assertThat(texts).isNotEmpty();
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isValueNode()) {
            texts.put(path, node.asText());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else {
            node.properties().forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), texts));
        }
    }

    /** What is shipped begins with a byte order mark, which is no JSON. */
    private static String read(String application, String file) throws IOException {
        String path = "/META-INF/resources/webjars/camunda/app/" + application + "/" + file;
        try (InputStream in = Objects.requireNonNull(DutchWebApplicationTests.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        }
    }
}
