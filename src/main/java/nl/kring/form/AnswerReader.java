package nl.kring.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.Limits.Format;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** Reads the answer to one question into the form in which it is kept; see {@link Answers#asMap}. */
final class AnswerReader {

    private static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)(?=[^@]{1,64}@)"
            + "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
            + "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9() ./-]{6,30}");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d{1,15}([.,]\\d{1,10})?");
    private static final Pattern GROUPED_WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,3}([. ]\\d{3}){1,4}");
    private static final Pattern GROUPED_NUMBER = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3}){1,4},\\d{1,10}");
    private static final DateTimeFormatter DUTCH_DATE =
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final int MAX_DECIMALS = 10;
    private static final int MAX_CHOICES = 1_000;
    /** Far beyond what any pattern in earnest needs, and reached within a second by one that explodes. */
    private static final int MAX_PATTERN_STEPS = 5_000_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Field field;
    private final List<Option> options;
    private final Clock clock;

    AnswerReader(Field field, List<Option> options, Clock clock) {
        this.field = field;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Reads an answer.
     *
     * @return null where there is none
     */
    @Nullable
    Object read(@Nullable Object raw) throws Wrong {
        if (field.type().isMultiple()) {
            return choices(raw);
        }
        if (raw instanceof Collection<?> || raw instanceof Object[]) {
            throw new Wrong("single");
        }
        if (raw instanceof Map<?, ?>) {
            throw new Wrong("type");
        }
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> text(raw);
            case NUMBER -> number(raw);
            case SELECT, RADIO -> choice(raw);
            case CHECKBOX -> checkbox(raw);
            default -> moment(raw);
        };
    }

    private @Nullable String text(@Nullable Object raw) throws Wrong {
        if (raw == null) {
            return null;
        }
        if (!(raw instanceof CharSequence)) {
            throw new Wrong("type");
        }
        String text = TypedText.read(raw.toString(), field.type() == FieldType.TEXTAREA);
        if (text == null) {
            return null;
        }
        Limits limits = field.limits();
        if (text.length() > limits.maxLength()) {
            throw new Wrong("tooLong", limits.maxLength());
        }
        Integer minLength = limits.minLength();
        if (minLength != null && text.length() < minLength) {
            throw new Wrong("tooShort", minLength);
        }
        if (!hasFormat(limits.format(), text)) {
            throw new Wrong(limits.format().name().toLowerCase(Locale.ROOT));
        }
        if (limits.pattern() != null && !occurs(limits.pattern(), text)) {
            throw new Wrong("pattern");
        }
        return text;
    }

    private static boolean hasFormat(Format format, String text) {
        return switch (format) {
            case ANY -> true;
            case EMAIL -> EMAIL.matcher(text).matches();
            case PHONE -> {
                long digits = text.chars().filter(Character::isDigit).count();
                yield PHONE.matcher(text).matches() && digits >= 7 && digits <= 15;
            }
            case URL -> isWebAddress(text);
        };
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return scheme != null
                    && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static boolean occurs(Pattern pattern, String text) {
        try {
            return pattern.matcher(new CountedText(text, new int[] {MAX_PATTERN_STEPS}))
                    .find();
        } catch (PatternTooSlow | StackOverflowError hostile) {
            return false;
        }
    }

    private @Nullable BigDecimal number(@Nullable Object raw) throws Wrong {
        BigDecimal number = raw instanceof Number given ? exact(given) : typedNumber(raw);
        if (number == null) {
            return null;
        }
        Limits limits = field.limits();
        Integer decimals = limits.decimals();
        int allowed = decimals == null ? MAX_DECIMALS : decimals;
        if (number.scale() > allowed) {
            throw allowed == 0 ? new Wrong("whole") : new Wrong("decimals", allowed);
        }
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            throw new Wrong("min", limits.min());
        }
        if (limits.max() != null && number.compareTo(limits.max()) > 0) {
            throw new Wrong("max", limits.max());
        }
        return number;
    }

    private static BigDecimal exact(Number given) throws Wrong {
        try {
            BigDecimal number = new BigDecimal(given.toString());
            // Before anything writes it out: 1e999999999 is short to send and long to read.
            if (number.precision() - (long) number.scale() > 15 || number.scale() > 100) {
                throw new Wrong("number");
            }
            return plain(number);
        } catch (NumberFormatException notFinite) {
            throw new Wrong("number");
        }
    }

    private @Nullable BigDecimal typedNumber(@Nullable Object raw) throws Wrong {
        if (raw instanceof Boolean) {
            throw new Wrong("number");
        }
        String text = raw == null ? null : TypedText.read(raw.toString(), false);
        if (text == null) {
            return null;
        }
        Integer decimals = field.limits().decimals();
        // 2.500 is two thousand five hundred where no decimals are asked, and two and a half elsewhere.
        boolean wholeAsked = decimals != null && decimals == 0;
        if (GROUPED_NUMBER.matcher(text).matches()
                || (wholeAsked && GROUPED_WHOLE_NUMBER.matcher(text).matches())) {
            text = text.replaceAll("[. ]", "");
        }
        if (!PLAIN_NUMBER.matcher(text).matches()) {
            throw new Wrong("number");
        }
        return plain(new BigDecimal(text.replace(',', '.')));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private @Nullable String choice(@Nullable Object raw) throws Wrong {
        if (raw == null || raw.toString().isBlank()) {
            return null;
        }
        String chosen = raw.toString();
        if (!codes().contains(chosen)) {
            throw new Wrong("option");
        }
        return chosen;
    }

    private @Nullable List<String> choices(@Nullable Object raw) throws Wrong {
        if (raw == null || raw.toString().isBlank()) {
            return null;
        }
        if (raw instanceof Map<?, ?>) {
            throw new Wrong("type");
        }
        Collection<?> given = raw instanceof Collection<?> list ? list : listIn(raw.toString());
        if (given.size() > MAX_CHOICES) {
            throw new Wrong("option");
        }
        Set<String> codes = codes();
        Set<String> chosen = new LinkedHashSet<>();
        for (Object each : given) {
            if (each == null || each.toString().isBlank()) {
                continue;
            }
            if (!codes.contains(each.toString())) {
                throw new Wrong("option");
            }
            chosen.add(each.toString());
        }
        return chosen.isEmpty() ? null : List.copyOf(chosen);
    }

    /** A browser sends one ticked box as a text; Tasklist may send the whole list as JSON in a text. */
    private List<String> listIn(String text) throws Wrong {
        if (!text.stripLeading().startsWith("[") || codes().contains(text)) {
            return List.of(text);
        }
        try {
            JsonNode array = JSON.readTree(text);
            return array.isArray()
                    ? array.valueStream().map(node -> node.asText("")).toList()
                    : List.of(text);
        } catch (JsonProcessingException notJson) {
            throw new Wrong("option");
        }
    }

    private Set<String> codes() {
        return options.stream().map(Option::value).collect(Collectors.toSet());
    }

    private static Boolean checkbox(@Nullable Object raw) throws Wrong {
        String text = raw == null ? "" : raw.toString().strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "on" -> true;
            case "false", "off", "" -> false;
            default -> throw new Wrong("type");
        };
    }

    private @Nullable String moment(@Nullable Object raw) throws Wrong {
        String text = raw == null ? null : TypedText.read(raw.toString(), false);
        if (text == null) {
            return null;
        }
        try {
            return switch (field.type()) {
                case DATE -> checked(date(text)).toString();
                case TIME -> time(text).toString();
                default -> {
                    ZonedDateTime moment = dateTime(text);
                    checked(moment.toLocalDate());
                    yield DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
                }
            };
        } catch (DateTimeException unreadable) {
            throw new Wrong(
                    switch (field.type()) {
                        case DATE -> "date";
                        case TIME -> "time";
                        default -> "dateTime";
                    });
        }
    }

    private LocalDate checked(LocalDate date) throws Wrong {
        if (date.getYear() < 1900 || date.getYear() > 2199) {
            throw new Wrong("year");
        }
        if (field.limits().notPast() && date.isBefore(LocalDate.now(clock.withZone(AppClock.ZONE)))) {
            throw new Wrong("past");
        }
        return date;
    }

    private static LocalDate date(String text) {
        if (text.matches("\\d{1,2}-\\d{1,2}-\\d{4}")) {
            return LocalDate.parse(text, DUTCH_DATE);
        }
        return text.contains("T") ? dateTime(text).toLocalDate() : LocalDate.parse(text);
    }

    private LocalTime time(String text) {
        TemporalAccessor time = DateTimeFormatter.ISO_TIME.parseBest(text, OffsetTime::from, LocalTime::from);
        return time instanceof OffsetTime offset
                ? offset.atDate(LocalDate.now(clock.withZone(AppClock.ZONE)))
                        .atZoneSameInstant(AppClock.ZONE)
                        .toLocalTime()
                : LocalTime.from(time);
    }

    private static ZonedDateTime dateTime(String text) {
        TemporalAccessor moment = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.replaceFirst(" ", "T"), OffsetDateTime::from, LocalDateTime::from);
        if (moment instanceof OffsetDateTime offset) {
            return offset.atZoneSameInstant(AppClock.ZONE);
        }
        LocalDateTime local = LocalDateTime.from(moment);
        ZonedDateTime zoned = local.atZone(AppClock.ZONE);
        if (!zoned.toLocalDateTime().equals(local)) {
            throw new DateTimeException("Does not exist: the clock is put forward");
        }
        return zoned;
    }

    /** What is wrong with an answer; the message is made where the language is known. */
    static final class Wrong extends Exception {

        private final String code;
        private final Object argument;

        Wrong(String code) {
            this(code, "");
        }

        Wrong(String code, Object argument) {
            super(code, null, false, false);
            this.code = code;
            this.argument = argument;
        }

        String code() {
            return code;
        }

        Object argument() {
            return argument;
        }
    }

    private static final class PatternTooSlow extends RuntimeException {
        PatternTooSlow() {
            super(null, null, false, false);
        }
    }

    /** A text that may be looked at a limited number of times, because some patterns never come to an end. */
    private record CountedText(String text, int[] left) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new PatternTooSlow();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
