package nl.kring.wording;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.wording.ChangedTexts.Place;
import nl.kring.wording.TextMistake.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets administrators put their own words in the place of those that came with the application. What is changed holds at
 * once here, and within five seconds on other nodes of the application.
 */
@Service
public class Wordings implements SmartInitializingSingleton {

    public static final int LONGEST = 8000;

    private static final Set<Character> LINE_ENDS = Set.of('\n', '\t');

    private final ShippedTexts shipped;
    private final WordingMessages messages;
    private final JdbcClient database;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Wordings(
            ShippedTexts shipped,
            WordingMessages messages,
            JdbcClient database,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shipped = shipped;
        this.messages = messages;
        this.database = database;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A text in both languages.
     *
     * @param now what holds
     * @param shipped what came with the application
     */
    public record Text(String key, Map<WordingLanguage, String> now, Map<WordingLanguage, String> shipped) {

        public String dutch() {
            return now.getOrDefault(WordingLanguage.NL, "");
        }

        public String english() {
            return now.getOrDefault(WordingLanguage.EN, "");
        }

        public boolean isChanged() {
            return !now.equals(shipped);
        }

        /** The places for values that the text may use, by name or number. */
        public Set<String> placeholders() {
            return placeholdersIn(shipped.values());
        }
    }

    /** @param text null where the shipped text came back */
    public record Change(
            String key, WordingLanguage language, @Nullable String text, String by, Instant at) {}

    /** Somebody else changed one of the texts since the page was made. */
    public static final class ChangedMeanwhile extends RuntimeException {}

    private record Changed() {}

    @Override
    public void afterSingletonsInstantiated() {
        refresh();
    }

    /** The places for values that texts have, by name or number. */
    public static Set<String> placeholdersIn(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> Placeholders.in(text).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public Optional<Text> find(String key) {
        return shipped.find(key).map(text -> text(key, text));
    }

    /** The texts of these sections in which a piece of text or key occurs, in either language and whatever the case. */
    public List<Text> search(Set<TextSection> sections, String piece) {
        String wanted = piece.strip().toLowerCase(Locale.ROOT);
        return sections.stream()
                .flatMap(section -> shipped.in(section).entrySet().stream())
                .map(entry -> text(entry.getKey(), entry.getValue()))
                .filter(text -> text.key().toLowerCase(Locale.ROOT).contains(wanted)
                        || text.now().values().stream()
                                .anyMatch(
                                        words -> words.toLowerCase(Locale.ROOT).contains(wanted)))
                .toList();
    }

    /** All texts that are not as they were shipped. */
    public List<Text> changed() {
        return messages.changed().texts().keySet().stream()
                .map(Place::key)
                .distinct()
                .sorted()
                .flatMap(key -> find(key).stream())
                .filter(Text::isChanged)
                .toList();
    }

    private Text text(String key, Map<WordingLanguage, String> before) {
        Map<WordingLanguage, String> now = new EnumMap<>(before);
        now.replaceAll((language, text) ->
                messages.changed().find(new Place(key, language)).orElse(text));
        return new Text(key, now, before);
    }

    /**
     * What is wrong with a text, if anything.
     *
     * @param allowed the places for values that it may use
     */
    public Optional<TextMistake> mistake(String text, Set<String> allowed) {
        if (text.isBlank()) {
            return Optional.of(new TextMistake(Kind.BLANK, ""));
        }
        if (text.length() > LONGEST
                || text.chars().anyMatch(c -> Character.isISOControl(c) && !LINE_ENDS.contains((char) c))) {
            return Optional.of(new TextMistake(Kind.TOO_LONG, ""));
        }
        Optional<TextMistake> unknown = Placeholders.in(text).stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .map(name -> new TextMistake(Kind.UNKNOWN_PLACEHOLDER, name));
        if (unknown.isPresent()) {
            return unknown;
        }
        return Placeholders.areClosed(text) ? Optional.empty() : Optional.of(new TextMistake(Kind.BRACES, ""));
    }

    /** The values that the shipped text tells its reader, and that a new text leaves out. */
    public Set<String> leftOut(Text text, WordingLanguage language, String words) {
        Set<String> left = new LinkedHashSet<>(Placeholders.in(text.shipped().getOrDefault(language, "")));
        left.removeAll(Placeholders.in(words));
        return left;
    }

    /** How a text looks with something in the places for values. */
    public String example(String words, WordingLanguage language) {
        return Placeholders.example(words, language);
    }

    /** The state of texts, by which {@link #change} knows that nobody changed them meanwhile. */
    @Transactional(readOnly = true)
    public String stateOf(Collection<String> keys) {
        return String.valueOf(
                database.sql("select coalesce(max(number), 0) from kring.text_change where key in (:keys)")
                        .param("keys", keys)
                        .query(Long.class)
                        .single());
    }

    /** Who changed texts, the latest first. */
    @Transactional(readOnly = true)
    public List<Change> history(Collection<String> keys) {
        return database.sql("""
                select key, language, text, changed_by, changed_at from kring.text_change where key in (:keys)
                order by number desc""")
                .param("keys", keys)
                .query((row, number) -> new Change(
                        row.getString("key"),
                        WordingLanguage.valueOf(row.getString("language")),
                        row.getString("text"),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Puts texts in the place of what holds, all of them together.
     *
     * @param texts by key; what is as it was shipped becomes the shipped text again, also after an update
     * @param allowed the places for values that they may use
     * @param seen their {@link #stateOf state} when they were read
     * @throws ChangedMeanwhile when they are not as they were then
     * @throws IllegalArgumentException when there is no such text or one has a {@link #mistake}
     */
    @Transactional
    public void change(Map<String, Map<WordingLanguage, String>> texts, Set<String> allowed, String seen, Actor by) {
        database.sql("select pg_advisory_xact_lock(hashtext('kring.text_change'))")
                .query((row, number) -> "")
                .single();
        if (!stateOf(texts.keySet()).equals(seen)) {
            throw new ChangedMeanwhile();
        }
        new TreeMap<>(texts).forEach((key, words) -> {
            Text text = find(key).orElseThrow(() -> new IllegalArgumentException("No text " + key));
            words.forEach((language, now) -> {
                mistake(now, allowed).ifPresent(mistake -> {
                    throw new IllegalArgumentException(key + ": " + mistake);
                });
                if (!now.equals(text.now().get(language))) {
                    put(new Place(key, language), now.equals(text.shipped().get(language)) ? null : now, by);
                }
            });
        });
        events.publishEvent(new Changed());
    }

    private void put(Place place, @Nullable String text, Actor by) {
        database.sql("""
                insert into kring.text_change (key, language, text, changed_by, changed_at)
                values (:key, :language, :text, :by, :at)""")
                .param("key", place.key())
                .param("language", place.language().name())
                .param("text", text)
                .param("by", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                by,
                text == null ? "text.shipped" : "text.changed",
                null,
                null,
                place.key() + " " + place.language().code());
    }

    @TransactionalEventListener
    void onceChanged(Changed changed) {
        refresh();
    }

    /** Looks whether something was changed, here or on another node. */
    @Scheduled(fixedDelay = 5000)
    void refresh() {
        long last = database.sql("select coalesce(max(number), 0) from kring.text_change")
                .query(Long.class)
                .single();
        if (last != messages.changed().upTo()) {
            Map<Place, String> texts = new HashMap<>();
            database.sql("""
                    select distinct on (key, language) key, language, text from kring.text_change
                    where number <= :last order by key, language, number desc""").param("last", last).query(row -> {
                if (row.getString("text") != null) {
                    texts.put(
                            new Place(row.getString("key"), WordingLanguage.valueOf(row.getString("language"))),
                            row.getString("text"));
                }
            });
            messages.use(new ChangedTexts(last, texts));
        }
    }
}
