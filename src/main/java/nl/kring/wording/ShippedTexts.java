package nl.kring.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The texts as they came with the application, for those who read them outside the desk. */
@Component
class ShippedTexts {

    private final Map<TextSection, SortedMap<String, Map<WordingLanguage, String>>> texts =
            new EnumMap<>(TextSection.class);

    ShippedTexts() {
        for (TextSection section : TextSection.values()) {
            SortedMap<String, Map<WordingLanguage, String>> inSection = new TreeMap<>();
            load(section.bundle() + ".properties")
                    .forEach((key, text) -> inSection
                            .computeIfAbsent(key, each -> new EnumMap<>(WordingLanguage.class))
                            .put(WordingLanguage.NL, text));
            load(section.bundle() + "_en.properties")
                    .forEach((key, text) -> inSection
                            .computeIfAbsent(key, each -> new EnumMap<>(WordingLanguage.class))
                            .put(WordingLanguage.EN, text));
            // What is the same in both languages, such as a name, need not stand in the second bundle.
            inSection
                    .values()
                    .forEach(text -> text.putIfAbsent(WordingLanguage.EN, text.getOrDefault(WordingLanguage.NL, "")));
            texts.put(section, inSection);
        }
    }

    /** By key, in both languages. */
    Map<String, Map<WordingLanguage, String>> in(TextSection section) {
        return texts.getOrDefault(section, new TreeMap<>());
    }

    Optional<Map<WordingLanguage, String>> find(String key) {
        return texts.values().stream()
                .flatMap(section -> Optional.ofNullable(section.get(key)).stream())
                .findFirst();
    }

    private static Map<String, String> load(String bundle) {
        try {
            Map<String, String> loaded = new TreeMap<>();
            PropertiesLoaderUtils.loadProperties(new EncodedResource(new ClassPathResource(bundle), "UTF-8"))
                    .forEach((key, text) -> loaded.put((String) key, Placeholders.readable((String) text)));
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
