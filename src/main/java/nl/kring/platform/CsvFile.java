package nl.kring.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as banks, associations and spreadsheets write it: values separated by semicolons, tabs or commas, in UTF-8 or in
 * the signs of Windows. Empty lines are left out.
 */
public final class CsvFile {

    private CsvFile() {}

    /**
     * @param line at which it begins in the file, from 1
     * @param values without the spaces around them
     */
    public record Row(long line, List<String> values) {

        /** Empty where the line has no such column. */
        public String value(int column) {
            return column >= 0 && column < values.size() ? values.get(column) : "";
        }
    }

    /** The file is no such table. */
    public static final class Broken extends RuntimeException {
        Broken(Throwable cause) {
            super(cause);
        }
    }

    /** @throws Broken when it cannot be taken apart, as where a quotation mark is never closed */
    public static List<Row> read(byte[] file) {
        String text = decoded(file);
        String header = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',')
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<Row> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                List<String> values = record.stream().map(String::strip).toList();
                long within = values.stream()
                        .mapToLong(value -> value.chars().filter(c -> c == '\n').count())
                        .sum();
                rows.add(new Row(parser.getCurrentLineNumber() - within, values));
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new Broken(broken);
        }
    }

    private static String decoded(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(file, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
