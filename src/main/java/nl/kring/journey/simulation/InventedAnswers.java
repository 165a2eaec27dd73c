package nl.kring.journey.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormSchema;
import nl.kring.form.FormValues;
import nl.kring.form.Limits;
import nl.kring.form.Option;
import org.jspecify.annotations.Nullable;

/**
 * Fills in any form from what the form itself says: kinds of questions, options, limits. So a step that an administrator
 * drew without code is answered like every other. What is filled in already stays; what may stay open stays open, except for
 * choices.
 */
final class InventedAnswers {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    /** What people who go along with everything choose, where it can be chosen. */
    private static final List<String> PREFERRED =
            List.of("YES", "GO", "CONTINUE", "HELD", "DONE", "WRITE_OFF", "STRONG", "ACTIVE", "NL", "4");

    /** Tried where a question asks for a text of a certain shape. */
    private static final List<String> SHAPES =
            List.of("NL", "3511 AB", "3511AB", "12345678", "123456789", "2", "06 12345678", "A", "AB-12-CD");

    private static final String LINK = "https://meet.kring.example/simulatie";

    /** By what stands in the key of a question. */
    private static final List<Known> KNOWN = List.of(
            new Known("country", "NL"),
            new Known("postcode", "3511 AB"),
            new Known("chamberofcommerce", "90001236"),
            new Known("link", LINK),
            new Known("familyname", "Verzonnen"));

    /** How many days ahead a date is; further ahead where a nearer one was not accepted. */
    private static final List<Integer> DAYS_AHEAD = List.of(9, 60, 400);

    private static final BigDecimal LARGEST_SCALE = BigDecimal.TEN;

    private final Random random;
    private final Clock clock;
    private int addresses;

    InventedAnswers(Random random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    private record Known(String part, String text) {}

    /**
     * How one person answers.
     *
     * @param fixed answers that are not invented, by the question's key
     * @param insisted questions that were refused before, which are answered in another way than what stands there
     * @param attempt how often it was tried before
     * @param declines whether a decision is no
     */
    record Manner(Map<String, Object> fixed, Set<String> insisted, int attempt, boolean declines) {

        static final Manner USUAL = new Manner(Map.of(), Set.of(), 0, false);

        Manner again(Set<String> refused) {
            return new Manner(fixed, refused, attempt + 1, declines);
        }
    }

    /** @param values what the form is shown with */
    Map<String, Object> to(FormSchema schema, Map<String, ?> values, Manner manner) {
        Map<String, Object> shown = FormValues.json(schema, values, DUTCH);
        Map<String, Object> answers = new LinkedHashMap<>();
        int moments = 0;
        for (Field field : schema.fields()) {
            if (field.locked()) {
                continue;
            }
            if (field.type().isTemporal()) {
                moments++;
            }
            Object answer = answer(field, shown, manner, moments);
            if (answer != null) {
                answers.put(field.key(), answer);
            }
        }
        return answers;
    }

    private @Nullable Object answer(Field field, Map<String, Object> shown, Manner manner, int moments) {
        Object fixed = manner.fixed().get(field.key());
        if (fixed != null) {
            return fixed;
        }
        boolean insisted = manner.insisted().contains(field.key());
        Object there = shown.containsKey(field.key()) ? shown.get(field.key()) : field.initial();
        boolean decides = manner.declines() && field.key().equals("decision");
        if (!insisted && !decides && isAnswer(there)) {
            return there;
        }
        boolean asked = insisted || field.limits().required();
        return switch (field.type()) {
            case CHECKBOX -> asked;
            case SELECT, RADIO -> choice(field, options(field, shown), manner);
            case CHECKLIST, TAGLIST -> options(field, shown);
            default -> asked ? invented(field, manner, moments) : null;
        };
    }

    private static boolean isAnswer(@Nullable Object there) {
        return !(there == null
                || Boolean.FALSE.equals(there)
                || there instanceof Collection<?> several && several.isEmpty()
                || there.toString().isBlank());
    }

    private Object invented(Field field, Manner manner, int moments) {
        LocalDate day =
                LocalDate.now(clock).plusDays(DAYS_AHEAD.get(Math.min(manner.attempt(), DAYS_AHEAD.size() - 1)));
        return switch (field.type()) {
            case NUMBER -> number(field.limits());
            case DATE -> day.plusDays(moments).toString();
            case TIME -> "%02d:00".formatted(Math.min(8 + moments, 22));
            case DATE_TIME -> day.atTime(9, 0).plusHours(moments).toString();
            default -> text(field);
        };
    }

    private static List<String> options(Field field, Map<String, Object> shown) {
        if (field.optionsKey() == null) {
            return field.options().stream().map(Option::value).toList();
        }
        return shown.get(field.optionsKey()) instanceof Collection<?> given
                ? given.stream()
                        .map(option -> option instanceof Map<?, ?> map ? map.get("value") : null)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList()
                : List.of();
    }

    private @Nullable String choice(Field field, List<String> options, Manner manner) {
        if (options.isEmpty()) {
            return null;
        }
        if (manner.declines() && field.key().equals("decision") && options.contains("NO")) {
            return "NO";
        }
        List<String> preferred = PREFERRED.stream().filter(options::contains).toList();
        if (!preferred.isEmpty()) {
            return preferred.get(0);
        }
        return field.optionsKey() == null ? options.get(0) : options.get(random.nextInt(options.size()));
    }

    /** On a scale a mark for what was good; otherwise no more than is asked for. */
    private static String number(Limits limits) {
        BigDecimal from = Objects.requireNonNullElse(limits.min(), BigDecimal.ONE);
        BigDecimal to = limits.max();
        if (to != null && to.compareTo(LARGEST_SCALE) <= 0) {
            BigDecimal good = from.add(to.subtract(from).multiply(new BigDecimal("0.8")));
            return good.setScale(0, RoundingMode.HALF_UP).min(to).toPlainString();
        }
        return from.toPlainString();
    }

    private String text(Field field) {
        String key = field.key().toLowerCase(Locale.ROOT);
        Limits limits = field.limits();
        String text = switch (limits.format()) {
            case EMAIL -> InventedPeople.address("onbekend" + ++addresses);
            case PHONE -> "030 555 01 99";
            case URL -> LINK;
            // Members of a team are asked for by name before their address.
            case ANY ->
                key.contains("givenname")
                        ? "Medelid " + (addresses + 1)
                        : known(key, field.label().nl());
        };
        if (limits.pattern() != null && !limits.pattern().matcher(text).find()) {
            String found = text;
            text = SHAPES.stream()
                    .filter(shape -> limits.pattern().matcher(shape).find())
                    .findFirst()
                    .orElse(found);
        }
        Integer shortest = limits.minLength();
        if (shortest != null && text.length() < shortest) {
            text = text + ".".repeat(shortest - text.length());
        }
        return text.substring(0, Math.min(text.length(), limits.maxLength()));
    }

    private static String known(String key, String label) {
        return KNOWN.stream()
                .filter(each -> key.contains(each.part()))
                .map(Known::text)
                .findFirst()
                .orElse("Verzonnen antwoord op: " + label);
    }
}
