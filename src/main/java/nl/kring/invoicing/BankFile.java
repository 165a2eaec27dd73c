package nl.kring.invoicing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.platform.CsvFile;

/**
 * A list of payments as a bank or a spreadsheet writes it: values separated by semicolons or commas, under a first line that
 * names the columns. Needed are a date, an amount and at least one column that says what was paid for; other columns are
 * left alone. Amounts are read in the Dutch way ({@code 1.125,00}) and the English ({@code 1,125.00}), below zero for what
 * was paid back; dates as {@code 2027-06-14} or {@code 14-06-2027}.
 */
public final class BankFile {

    private static final Set<String> DATE = Set.of("datum", "date", "boekdatum", "boekingsdatum", "transactiedatum");
    private static final Set<String> AMOUNT = Set.of("bedrag", "amount", "transactiebedrag");
    private static final Set<String> DESCRIPTION = Set.of(
            "omschrijving",
            "description",
            "mededelingen",
            "mededeling",
            "kenmerk",
            "betalingskenmerk",
            "nummer",
            "number",
            "factuurnummer");
    private static final DateTimeFormatter DUTCH =
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_LINES = 20_000;

    private BankFile() {}

    /** @param number of the line in the file, from 1, the header included */
    record Line(long number, LocalDate paidOn, BigDecimal amount, String description) {}

    /** The file cannot be read. */
    public static final class Unreadable extends RuntimeException {

        private final String code;
        private final long line;

        Unreadable(String code, long line) {
            super(code + " in line " + line);
            this.code = code;
            this.line = line;
        }

        /** {@code columns}, {@code date}, {@code amount}, {@code empty}, {@code tooLong} or {@code format}. */
        public String code() {
            return code;
        }

        /** From 1, the header included. */
        public long line() {
            return line;
        }
    }

    /** @throws Unreadable when any of it cannot be read */
    static List<Line> read(byte[] file) {
        try {
            return lines(CsvFile.read(file));
        } catch (CsvFile.Broken broken) {
            throw new Unreadable("format", 1);
        }
    }

    private static List<Line> lines(List<CsvFile.Row> rows) {
        if (rows.size() < 2) {
            throw new Unreadable("empty", 1);
        }
        if (rows.size() > MOST_LINES) {
            throw new Unreadable("tooLong", MOST_LINES);
        }
        List<String> names = rows.get(0).values().stream()
                .map(name -> name.toLowerCase(Locale.ROOT).strip())
                .toList();
        int date = column(names, DATE);
        int amount = column(names, AMOUNT);
        List<Integer> description = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (DESCRIPTION.contains(names.get(i))) {
                description.add(i);
            }
        }
        if (date < 0 || amount < 0 || description.isEmpty()) {
            throw new Unreadable("columns", 1);
        }
        List<Line> lines = new ArrayList<>();
        for (CsvFile.Row row : rows.subList(1, rows.size())) {
            long number = row.line();
            lines.add(new Line(
                    number,
                    date(row.value(date), number),
                    amount(row.value(amount), number),
                    description.stream()
                            .map(row::value)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(" "))
                            .replaceAll("\\p{Cntrl}+", " ")));
        }
        return lines;
    }

    private static int column(List<String> names, Set<String> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static LocalDate date(String typed, long line) {
        try {
            return typed.matches("\\d{4}-.*")
                    ? LocalDate.parse(typed)
                    : LocalDate.parse(typed.replace('/', '-'), DUTCH);
        } catch (DateTimeException unreadable) {
            throw new Unreadable("date", line);
        }
    }

    private static BigDecimal amount(String typed, long line) {
        String bare = typed.replaceAll("[€\\s\\u00A0\\u202F]", "").replace('−', '-');
        String plain;
        if (bare.matches("[+-]?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d{1,2})?")) {
            plain = bare.replace(".", "").replace(',', '.');
        } else if (bare.matches("[+-]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d{1,2})?")) {
            plain = bare.replace(",", "");
        } else {
            throw new Unreadable("amount", line);
        }
        BigDecimal amount = new BigDecimal(plain).setScale(2);
        if (amount.precision() > 10) {
            throw new Unreadable("amount", line);
        }
        return amount;
    }
}
