package nl.kring.desk;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.kring.enrolment.Bypass;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed in a form of the desk, read field by field. A field that cannot be read is null and has an error;
 * what was typed stays, so that it can be shown again.
 */
final class Typed {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]+\\.[^@\\s<>,;\"]{2,}");
    private static final BigDecimal MOST = new BigDecimal("9999999.99");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_LINK = 1000;

    private final Map<String, String> values;
    private final Map<String, Problem> errors = new LinkedHashMap<>();
    private boolean outdated;

    /** @param code of the message, with the limits that it names */
    record Problem(String code, Object... arguments) {}

    Typed(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    static Typed nothing() {
        return new Typed(Map.of());
    }

    /** As it was typed, to show it again. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public @Nullable Problem error(String name) {
        return errors.get(name);
    }

    public Map<String, Problem> errors() {
        return errors;
    }

    boolean isRight() {
        return errors.isEmpty();
    }

    void refuse(String name, String code, Object... arguments) {
        errors.putIfAbsent(name, new Problem("desk.error." + code, arguments));
    }

    /** Refuses with a text that other pages have as well. */
    void refuseAs(String name, String message, Object... arguments) {
        errors.putIfAbsent(name, new Problem(message, arguments));
    }

    public boolean isChecked(String name) {
        return !value(name).isBlank();
    }

    /** Replaces what was typed, for what a page carries along to notice changes by others. */
    void put(String name, String value) {
        values.put(name, value);
    }

    /**
     * Things stand otherwise than when the page was made; whoever typed this should look again.
     *
     * @param now how they stand
     */
    void outdated(String now) {
        put("seen", now);
        outdated = true;
    }

    boolean isOutdated() {
        return outdated;
    }

    /** Whether the page was made when things stood as they stand now. */
    boolean saw(String now) {
        return value("seen").equals(now);
    }

    @Nullable
    String line(String name) {
        return text(name, LONGEST_LINE);
    }

    @Nullable
    String text(String name) {
        return text(name, LONGEST_TEXT);
    }

    @Nullable
    String text(String name, int longest) {
        String text = value(name).replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            refuse(name, "required");
            return null;
        }
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            refuse(name, "tooLong", longest);
            return null;
        }
        return text;
    }

    /** Why staff do something outside the order. */
    @Nullable
    String reason(String name) {
        return text(name, Bypass.LONGEST_REASON);
    }

    /** Null without an error when nothing was typed. */
    @Nullable
    Integer optionalNumber(String name, int from, int to) {
        return value(name).isBlank() ? null : number(name, from, to);
    }

    /** One of the values that the page offers. */
    @Nullable
    String choice(String name, Collection<String> values) {
        String chosen = value(name);
        if (!values.contains(chosen)) {
            refuse(name, "required");
            return null;
        }
        return chosen;
    }

    @Nullable
    Integer number(String name, int from, int to) {
        Integer number = read(name, "number", Integer::valueOf);
        if (number != null && (number < from || number > to)) {
            refuse(name, "range", from, to);
            return null;
        }
        return number;
    }

    /** A number of days, with halves and quarters written in any way. */
    @Nullable
    BigDecimal days(String name) {
        BigDecimal days = read(name, "number", typed -> new BigDecimal(typed.replace(',', '.')));
        if (days != null && (days.signum() < 0 || days.compareTo(BigDecimal.valueOf(3650)) > 0 || days.scale() > 3)) {
            refuse(name, "range", 0, 3650);
            return null;
        }
        return days;
    }

    /** An amount in euro above zero, written in the Dutch way or the English. */
    @Nullable
    BigDecimal amount(String name) {
        BigDecimal amount = read(name, "amount", Typed::amountOf);
        if (amount != null && (amount.signum() <= 0 || amount.compareTo(MOST) > 0)) {
            refuse(name, "amount");
            return null;
        }
        return amount;
    }

    /** The same, or nothing at all: what costs nothing. */
    @Nullable
    BigDecimal amountOrNothing(String name) {
        BigDecimal amount = read(name, "amountOrNothing", Typed::amountOf);
        if (amount != null && amount.compareTo(MOST) > 0) {
            refuse(name, "amountOrNothing");
            return null;
        }
        return amount;
    }

    private static BigDecimal amountOf(String typed) {
        String bare = typed.replaceAll("[€\\s\\u00A0]", "");
        if (bare.matches("(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d{1,2})?")) {
            return new BigDecimal(bare.replace(".", "").replace(',', '.'));
        }
        if (bare.matches("(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d{1,2})?")) {
            return new BigDecimal(bare.replace(",", ""));
        }
        throw new NumberFormatException("Not an amount");
    }

    @Nullable
    LocalDate date(String name) {
        LocalDate date = read(name, "date", LocalDate::parse);
        if (date != null && (date.getYear() < 2000 || date.getYear() > 2199)) {
            refuse(name, "date");
            return null;
        }
        return date;
    }

    @Nullable
    LocalTime time(String name) {
        return read(name, "time", LocalTime::parse);
    }

    @Nullable
    String link(String name) {
        String link = text(name, LONGEST_LINK);
        if (link != null && !isWebAddress(link)) {
            refuse(name, "link");
            return null;
        }
        return link;
    }

    @Nullable
    String email(String name) {
        String email = line(name);
        if (email != null && !EMAIL.matcher(email).matches()) {
            refuse(name, "email");
            return null;
        }
        return email;
    }

    <T> @Nullable T read(String name, String code, Function<String, T> reader) {
        String typed = value(name).strip();
        if (typed.isEmpty()) {
            refuse(name, "required");
            return null;
        }
        try {
            return reader.apply(typed);
        } catch (NumberFormatException | DateTimeException unreadable) {
            refuse(name, code);
            return null;
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
