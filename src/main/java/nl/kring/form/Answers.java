package nl.kring.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import nl.kring.time.AppClock;

/**
 * Answers that passed validation, in one form whichever way they came. Questions without an answer are left out.
 *
 * <p>The getters without {@code optional} throw {@link NoSuchElementException} when there is no answer: use them for
 * required questions.
 */
public final class Answers {

    private final Map<String, Object> values;
    private final Map<String, Map<String, String>> labels;

    private Answers(Map<String, Object> values, Map<String, Map<String, String>> labels) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.labels = Map.copyOf(labels);
    }

    /** Answers as {@link #asMap} gave them, for instance after storing them. */
    public static Answers of(Map<String, Object> values) {
        return new Answers(values, Map.of());
    }

    /** As {@link #of(Map)}, with the {@link #labels} of the answers chosen. */
    public static Answers of(Map<String, Object> values, Map<String, Map<String, String>> labels) {
        return new Answers(values, labels);
    }

    /**
     * The answers as JSON knows them: Strings, BigDecimals, Booleans and lists of Strings. A date is
     * {@code 2027-02-08}, a time {@code 15:00}, a moment {@code 2027-02-08T15:00:00+01:00}.
     */
    public Map<String, Object> asMap() {
        return values;
    }

    /** By question and code: what the chosen options were called, where the form itself does not name them. */
    public Map<String, Map<String, String>> labels() {
        return labels;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public String text(String key) {
        return required(key, optionalText(key));
    }

    public Optional<String> optionalText(String key) {
        return value(key).map(Object::toString);
    }

    public BigDecimal number(String key) {
        return required(key, optionalNumber(key));
    }

    public Optional<BigDecimal> optionalNumber(String key) {
        return value(key).map(value -> value instanceof BigDecimal number ? number : new BigDecimal(value.toString()));
    }

    public int integer(String key) {
        return number(key).intValueExact();
    }

    public Optional<Integer> optionalInteger(String key) {
        return optionalNumber(key).map(BigDecimal::intValueExact);
    }

    /** The code of the one option chosen. */
    public String choice(String key) {
        return text(key);
    }

    public Optional<String> optionalChoice(String key) {
        return optionalText(key);
    }

    /** The codes of the options chosen, in the order in which they were given; empty when none was. */
    public List<String> choices(String key) {
        return value(key)
                .map(value -> value instanceof List<?> list
                        ? list.stream().map(Object::toString).toList()
                        : List.of(value.toString()))
                .orElse(List.of());
    }

    /** Whether YES was chosen of YES and NO. */
    public boolean yes(String key) {
        return choice(key).equals("YES");
    }

    /** Whether the box was ticked. */
    public boolean flag(String key) {
        return value(key).map(Boolean.TRUE::equals).orElse(false);
    }

    public LocalDate date(String key) {
        return required(key, optionalDate(key));
    }

    public Optional<LocalDate> optionalDate(String key) {
        return optionalText(key).map(LocalDate::parse);
    }

    public LocalTime time(String key) {
        return required(key, optionalText(key).map(LocalTime::parse));
    }

    /** A moment, in Europe/Amsterdam. */
    public ZonedDateTime dateTime(String key) {
        return required(key, optionalDateTime(key));
    }

    public Optional<ZonedDateTime> optionalDateTime(String key) {
        return optionalText(key).map(text -> OffsetDateTime.parse(text).atZoneSameInstant(AppClock.ZONE));
    }

    private Optional<Object> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private static <T> T required(String key, Optional<T> answer) {
        return answer.orElseThrow(() -> new NoSuchElementException("No answer to " + key));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers && values.equals(answers.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names the questions only: answers are personal and do not belong in a log. */
    @Override
    public String toString() {
        return "Answers" + values.keySet();
    }
}
