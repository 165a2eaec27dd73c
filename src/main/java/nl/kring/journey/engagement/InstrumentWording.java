package nl.kring.journey.engagement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kring.engagement.ActionPoint;
import nl.kring.engagement.BoardPosition;
import nl.kring.engagement.Domain;
import nl.kring.engagement.Gradation;
import nl.kring.engagement.MinimumPolicy.Demand;
import nl.kring.engagement.MinimumPolicy.Finding;
import nl.kring.engagement.Responsibility.Aspect;
import nl.kring.engagement.Responsibility.Level;
import nl.kring.form.Markdown;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the instrument and its results say, in the reader's language. */
@Component
class InstrumentWording {

    private static final int MOST_CHARACTERISTICS = 7;

    private final MessageSource texts;

    InstrumentWording(MessageSource texts) {
        this.texts = texts;
    }

    String text(String key, Object... arguments) {
        return texts.getMessage("engagement." + key, arguments, locale());
    }

    String domain(Domain domain) {
        return text("domain." + domain);
    }

    String gradation(Gradation gradation) {
        return text("gradation." + gradation);
    }

    /** The three domains of part 1. */
    Markdown domains() {
        return new Markdown(Arrays.stream(Domain.values())
                .map(domain -> "**" + domain(domain) + "**\n\n" + text("domain." + domain + ".about"))
                .collect(Collectors.joining("\n\n")));
    }

    /** The four gradations of part 2 with their characteristics. */
    Markdown gradations() {
        return new Markdown(Arrays.stream(Gradation.values())
                .map(gradation -> "**" + gradation(gradation) + "**\n\n" + characteristics(gradation))
                .collect(Collectors.joining("\n\n")));
    }

    /** The same, with what they can look like in one domain. */
    Markdown gradations(Domain domain) {
        return new Markdown(text("domain." + domain + ".about")
                + "\n\n"
                + Arrays.stream(Gradation.values())
                        .map(gradation -> "**" + gradation(gradation) + "**\n\n" + characteristics(gradation) + "\n\n*"
                                + text("example", text("example." + domain + "." + gradation)) + "*")
                        .collect(Collectors.joining("\n\n")));
    }

    private String characteristics(Gradation gradation) {
        StringBuilder list = new StringBuilder();
        for (int number = 1; number <= MOST_CHARACTERISTICS; number++) {
            String line = texts.getMessage("engagement.gradation." + gradation + "." + number, null, "", locale());
            if (line != null && !line.isEmpty()) {
                list.append("- ").append(line).append('\n');
            }
        }
        return list.toString().strip();
    }

    /** The aspects and levels of part 3. */
    Markdown cells() {
        String aspects = Arrays.stream(Aspect.values())
                .map(aspect -> text("aspect." + aspect).toLowerCase(locale()))
                .collect(Collectors.joining(", "));
        String levels = Arrays.stream(Level.values())
                .map(level -> text("level." + level).toLowerCase(locale()))
                .collect(Collectors.joining(", "));
        return new Markdown(text("cells", aspects, levels));
    }

    /** What stands by each domain in the forms about gradations. */
    Map<String, Object> gradationsByDomain() {
        Map<String, Object> values = new HashMap<>();
        for (Domain domain : Domain.values()) {
            values.put(key(domain, "Gradations"), gradations(domain));
        }
        return values;
    }

    /** Where a board is and wants to be, as rows by domain. */
    List<Map<String, String>> byDomain(BoardPosition board) {
        return Arrays.stream(Domain.values())
                .map(domain -> Map.of(
                        "domain", domain(domain),
                        "current", gradation(board.in(domain).current()),
                        "wanted", gradation(board.in(domain).wanted())))
                .toList();
    }

    /** Where boards are and want to be, as rows by board. */
    List<Map<String, String>> byBoard(List<BoardPosition> boards) {
        return boards.stream()
                .map(board -> {
                    Map<String, String> row = new HashMap<>();
                    row.put("board", board.board());
                    for (Domain domain : Domain.values()) {
                        BoardPosition.Place place = board.in(domain);
                        row.put(
                                key(domain, ""),
                                place.current() == place.wanted()
                                        ? text("same", gradation(place.current()))
                                        : text(
                                                "arrow",
                                                gradation(place.current()),
                                                gradation(place.wanted()).toLowerCase(locale())));
                    }
                    return row;
                })
                .toList();
    }

    /** What was agreed and whether boards reach it, now and by what they want; both about the same things. */
    List<Map<String, String>> check(List<Finding> current, List<Finding> wanted) {
        return IntStream.range(0, current.size())
                .mapToObj(at -> Map.of(
                        "domain", domain(current.get(at).domain()),
                        "demand",
                                text(
                                        "demand." + current.get(at).demand(),
                                        current.get(at).needed()),
                        "current", result(current.get(at)),
                        "wanted", result(wanted.get(at))))
                .toList();
    }

    private String result(Finding finding) {
        String met = finding.isMet() ? "met" : "unmet";
        return finding.demand() == Demand.NOBODY_PASSIVE
                ? text("demand." + met + ".passive", String.join(", ", finding.boards()))
                : text("demand." + met, finding.counted());
    }

    /** Action points as rows. */
    List<Map<String, String>> points(List<ActionPoint> points) {
        return points.stream()
                .map(point -> Map.of("what", point.what(), "owner", point.owner(), "dueOn", day(point.dueOn())))
                .toList();
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale()).format(day);
    }

    /** {@code trainingNow} and the like: fields are named after their domain. */
    static String key(Domain domain, String suffix) {
        return domain.name().toLowerCase(Locale.ROOT) + suffix;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
