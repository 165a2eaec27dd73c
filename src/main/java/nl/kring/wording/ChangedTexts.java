package nl.kring.wording;

import java.text.MessageFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What holds in place of shipped texts at one moment. Kept in memory, because every page asks for hundreds of texts.
 *
 * @param upTo the number of the last change that is in it
 */
record ChangedTexts(long upTo, Map<Place, String> texts, Map<Place, MessageFormat> formats) {

    static final ChangedTexts NONE = new ChangedTexts(0, Map.of());

    ChangedTexts(long upTo, Map<Place, String> texts) {
        this(upTo, Map.copyOf(texts), new ConcurrentHashMap<>());
    }

    /** One text in one language. */
    record Place(String key, WordingLanguage language) {}

    Optional<String> find(Place place) {
        return Optional.ofNullable(texts.get(place));
    }

    Optional<MessageFormat> format(Place place) {
        return find(place)
                .map(text -> formats.computeIfAbsent(place, each -> Placeholders.format(text, place.language())));
    }
}
