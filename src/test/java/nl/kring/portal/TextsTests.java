package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kring.enrolment.EnrolmentStatus;
import org.attoparser.AbstractMarkupHandler;
import org.attoparser.MarkupParser;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Everything people read is in both languages, and in no template. */
class TextsTests {

    private static final List<String> BUNDLES = List.of(
            "messages", "platform_messages", "engagement_messages", "deployment_messages", "definition_messages");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][a-zA-Z0-9._-]*)");
    private static final Pattern KEY_IN_CODE = Pattern.compile("\"((?:portal|site)\\.[a-zA-Z0-9_.]*[a-zA-Z0-9_])\"");
    private static final PathMatchingResourcePatternResolver FILES = new PathMatchingResourcePatternResolver();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages",
                "platform_messages",
                "engagement_messages",
                "deployment_messages",
                "definition_messages"
            })
    void saysTheSameThingsInBothLanguages(String bundle) {
        assertThat(load(bundle + "_en.properties").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        load(bundle + ".properties").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void asksForTheSameValuesInBothLanguages(String file) {
        Properties texts = load(file);
        Properties dutch = load("messages.properties");
        for (String key : texts.stringPropertyNames()) {
            String text = texts.getProperty(key);
            assertThat(text).as(key).isNotBlank();
            assertThat(new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(dutch.getProperty(key), Locale.ROOT).getFormatsByArgumentIndex());
            // In a text with a value a straight apostrophe would swallow what follows.
            assertThat(text).as(key).doesNotContain("'");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void usesOnlyTextsThatExist(Resource template) throws IOException {
        Set<String> known = known();
        assertThat(KEY.matcher(read(template)).results().map(key -> key.group(1)))
                .as(template.getFilename())
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasNoTextOfItsOwn(Resource template) throws ParseException, IOException {
        LiteralText literal = new LiteralText();
        new MarkupParser(ParseConfiguration.htmlConfiguration()).parse(read(template), literal);

        assertThat(literal.found).as(template.getFilename()).isEmpty();
    }

    @Test
    void hasTextsForEveryStandingAndStage() {
        Set<String> known = known();
        for (EnrolmentStatus status : EnrolmentStatus.values()) {
            assertThat(known)
                    .contains(
                            "status." + status,
                            "portal.now." + status,
                            "history.enrolment." + status.name().toLowerCase(Locale.ROOT));
        }
        for (Stage stage : Stage.values()) {
            assertThat(known).contains("portal.journey." + stage);
        }
    }

    @Test
    void hasTextsForEveryKeyInTheCode() throws IOException {
        Set<String> known = known();
        List<String> asked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/nl/kring/portal"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY_IN_CODE
                        .matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .map(key -> key.substring(1, key.length() - 1))
                        .forEach(asked::add);
            }
        }
        assertThat(asked).isNotEmpty().allSatisfy(key -> assertThat(known).contains(key));
    }

    /** The pages of the site; letters and documents have tests of their own. */
    static Stream<Resource> templates() throws IOException {
        return Stream.of(
                        "templates/*.html",
                        "templates/error/*.html",
                        "templates/portal/*.html",
                        "templates/engagement/*.html")
                .flatMap(pattern -> {
                    try {
                        return Stream.of(FILES.getResources("classpath*:" + pattern));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        BUNDLES.forEach(bundle -> known.addAll(load(bundle + ".properties").stringPropertyNames()));
        return known;
    }

    private static Properties load(String file) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                FILES.getResource("classpath:" + file).getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }

    private static String read(Resource template) throws IOException {
        return template.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Collects words that stand in the markup and attributes that people read. */
    private static final class LiteralText extends AbstractMarkupHandler {

        private static final Set<String> READ = Set.of("alt", "title", "placeholder", "aria-label", "content");
        private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

        private final List<String> found = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();

        @Override
        public void handleText(char[] buffer, int offset, int len, int line, int col) {
            String text = new String(buffer, offset, len);
            if (WORD.matcher(text).find()) {
                found.add(line + ": " + text.strip());
            }
        }

        @Override
        public void handleOpenElementStart(char[] buffer, int nameOffset, int nameLen, int line, int col) {
            open.push(new String(buffer, nameOffset, nameLen));
        }

        @Override
        public void handleStandaloneElementStart(
                char[] buffer, int nameOffset, int nameLen, boolean minimized, int line, int col) {
            open.push(new String(buffer, nameOffset, nameLen));
        }

        @Override
        public void handleAttribute(
                char[] buffer,
                int nameOffset,
                int nameLen,
                int nameLine,
                int nameCol,
                int operatorOffset,
                int operatorLen,
                int operatorLine,
                int operatorCol,
                int valueContentOffset,
                int valueContentLen,
                int valueOuterOffset,
                int valueOuterLen,
                int valueLine,
                int valueCol) {
            String name = new String(buffer, nameOffset, nameLen);
            if (READ.contains(name) && !"meta".equals(open.peek())) {
                found.add(nameLine + ": " + name + "=" + new String(buffer, valueContentOffset, valueContentLen));
            }
        }
    }
}
