package nl.kring.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class TemplateTests {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final LetterWriter writer = Templates.writer();

    @ParameterizedTest
    @EnumSource
    void rendersInBothLanguages(MailTemplate template) {
        for (Locale locale : List.of(DUTCH, Locale.ENGLISH)) {
            RenderedLetter letter = writer.write(
                    template,
                    new Recipient("sanne@voorbeeld.example", "Sanne Voorbeeld", locale),
                    ExampleValues.of(locale));

            assertThat(letter.subject()).isNotBlank().doesNotContain("{", "\n");
            assertThat(letter.text()).contains("Sanne Voorbeeld").doesNotContain("{", "}", "null", "Optional");
            assertThat(letter.html())
                    .contains("lang=\"" + locale.getLanguage() + "\"")
                    .doesNotContain("{", "th:text");
            assertThat(letter.text().contains("https://kring.example/my")).isEqualTo(template.hasAction());
            assertThat(letter.html().contains("href=\"https://kring.example/my\""))
                    .isEqualTo(template.hasAction());
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesInBothLanguagesTheValuesThatTheTemplateLists(MailTemplate template) throws Exception {
        Set<String> dutch = placeholders("mails.properties", template);
        Set<String> english = placeholders("mails_en.properties", template);

        assertThat(dutch).isEqualTo(english).isSubsetOf(template.usableValues());
        Set<String> shownSomewhere = new TreeSet<>(dutch);
        shownSomewhere.add("link");
        assertThat(shownSomewhere).containsAll(template.valueNames());
    }

    @Test
    void bothLanguagesHaveTheSameTextsAndNoneIsLeftOver() throws Exception {
        Set<String> expected = new TreeSet<>(Set.of(
                "mail.greeting", "mail.closing", "mail.footer", "mail.footerWithoutProgramme", "mail.buttonHint"));
        for (MailTemplate template : MailTemplate.values()) {
            expected.addAll(template.textKeys().values());
        }
        Set<String> dutch = load("mails.properties").stringPropertyNames();
        assertThat(dutch).filteredOn(key -> key.startsWith("mail.")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(load("mails_en.properties").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(dutch);
    }

    private static Set<String> placeholders(String bundle, MailTemplate template) throws Exception {
        Properties texts = load(bundle);
        return template.textKeys().values().stream()
                .flatMap(key ->
                        LetterWriter.PLACEHOLDER.matcher(texts.getProperty(key)).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String bundle) throws Exception {
        return PropertiesLoaderUtils.loadProperties(new EncodedResource(new ClassPathResource(bundle), "UTF-8"));
    }
}
