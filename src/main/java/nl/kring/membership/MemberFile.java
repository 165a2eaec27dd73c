package nl.kring.membership;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kring.platform.CsvFile;

/**
 * A list of members as an association's administration writes it: a table whose first line names the columns. Needed are
 * the e-mail address and both names; other columns that are not known are left alone.
 */
public final class MemberFile {

    private static final int MOST_LINES = 20_000;
    private static final int MOST_MISTAKES = 50;
    private static final int LONGEST = 200;
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s<>,;\"\\p{Cntrl}]{1,64}@[^@\\s<>,;\"\\p{Cntrl}]+\\.[^@\\s<>,;\"\\p{Cntrl}]{2,}");
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cntrl}<>\uFFFD]");

    private MemberFile() {}

    /** What a list says about a member, and how its column may be called. */
    enum Field {
        EMAIL(true, "e-mail", "email", "e-mailadres", "emailadres", "e-mail address", "mail"),
        GIVEN_NAME(true, "voornaam", "roepnaam", "given name", "first name", "givenname"),
        FAMILY_NAME(true, "achternaam", "familienaam", "family name", "last name", "familyname", "surname"),
        NUMBER(false, "lidnummer", "lidnr", "nummer", "member number", "number"),
        PHONE(false, "telefoon", "telefoonnummer", "mobiel", "phone"),
        ORGANISATION(false, "organisatie", "gemeente", "werkgever", "organisation", "municipality"),
        ROLE(false, "functie", "role", "function");

        private final boolean needed;
        private final Set<String> names;

        Field(boolean needed, String... names) {
            this.needed = needed;
            this.names = Set.of(names);
        }
    }

    /**
     * Something in the file that is wrong.
     *
     * @param line from 1, the one with the names of the columns included
     * @param field the name of the field, such as {@code EMAIL}; empty where it is about the whole file
     * @param code {@code column}, {@code required}, {@code email}, {@code text}, {@code twice}, {@code empty},
     *     {@code tooLong} or {@code format}
     */
    public record Mistake(long line, String field, String code) implements Serializable {}

    /** Nothing of the file was taken in. */
    public static final class Unreadable extends RuntimeException {

        private final transient List<Mistake> mistakes;

        Unreadable(List<Mistake> mistakes) {
            super(mistakes.size() + " mistakes");
            this.mistakes = List.copyOf(mistakes);
        }

        /** In the order of the file; the first {@value #MOST_MISTAKES}. */
        public List<Mistake> mistakes() {
            return mistakes;
        }
    }

    /** @throws Unreadable when a line of it cannot be read */
    static List<Member> read(byte[] file) {
        List<CsvFile.Row> rows;
        try {
            rows = CsvFile.read(file);
        } catch (CsvFile.Broken broken) {
            throw unreadable(1, "format");
        }
        if (rows.size() < 2) {
            throw unreadable(1, "empty");
        }
        if (rows.size() > MOST_LINES) {
            throw unreadable(MOST_LINES, "tooLong");
        }
        Map<Field, Integer> columns = columns(rows.get(0));
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Long> lineOf = new HashMap<>();
        List<Member> members = new ArrayList<>();
        for (CsvFile.Row row : rows.subList(1, rows.size())) {
            Line line = new Line(row, columns, mistakes);
            Member member = line.member();
            if (lineOf.putIfAbsent(member.email(), row.line()) != null
                    && !member.email().isEmpty()) {
                line.mistake(Field.EMAIL, "twice");
            }
            members.add(member);
            if (mistakes.size() >= MOST_MISTAKES) {
                break;
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Unreadable(mistakes.subList(0, Math.min(mistakes.size(), MOST_MISTAKES)));
        }
        return members;
    }

    private static Unreadable unreadable(long line, String code) {
        return new Unreadable(List.of(new Mistake(line, "", code)));
    }

    private static Map<Field, Integer> columns(CsvFile.Row header) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (int column = 0; column < header.values().size(); column++) {
            String name = header.value(column).toLowerCase(Locale.ROOT);
            for (Field field : Field.values()) {
                if (field.names.contains(name)) {
                    columns.putIfAbsent(field, column);
                }
            }
        }
        List<Mistake> missing = Arrays.stream(Field.values())
                .filter(field -> field.needed && !columns.containsKey(field))
                .map(field -> new Mistake(header.line(), field.name(), "column"))
                .toList();
        if (!missing.isEmpty()) {
            throw new Unreadable(missing);
        }
        return columns;
    }

    private record Line(CsvFile.Row row, Map<Field, Integer> columns, List<Mistake> mistakes) {

        Member member() {
            String email = Member.normalised(text(Field.EMAIL));
            if (!email.isEmpty() && !ADDRESS.matcher(email).matches()) {
                mistake(Field.EMAIL, "email");
            }
            return new Member(
                    email,
                    text(Field.GIVEN_NAME),
                    text(Field.FAMILY_NAME),
                    text(Field.NUMBER),
                    text(Field.PHONE),
                    text(Field.ORGANISATION),
                    text(Field.ROLE));
        }

        private String text(Field field) {
            String text = row.value(columns.getOrDefault(field, -1));
            if (text.isEmpty() && field.needed) {
                mistake(field, "required");
            } else if (text.length() > LONGEST
                    || field != Field.EMAIL && UNREADABLE.matcher(text).find()) {
                mistake(field, "text");
            }
            return text;
        }

        void mistake(Field field, String code) {
            mistakes.add(new Mistake(row.line(), field.name(), code));
        }
    }
}
