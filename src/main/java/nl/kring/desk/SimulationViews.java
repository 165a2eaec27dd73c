package nl.kring.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.kring.process.ProcessLibrary;
import nl.kring.process.ProcessLibrary.ProcessModel;
import nl.kring.simulation.Report;
import nl.kring.simulation.Report.Person;
import nl.kring.simulation.Report.Sent;
import nl.kring.simulation.Report.Step;
import nl.kring.simulation.Report.Walk;
import nl.kring.simulation.Simulation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A simulation's report as people read it. */
@Component
class SimulationViews {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Up to two days it is told in hours. */
    private static final long IN_HOURS = 2 * DAY;

    private final ProcessLibrary library;
    private final MessageSource messages;

    SimulationViews(ProcessLibrary library, MessageSource messages) {
        this.library = library;
        this.messages = messages;
    }

    /** A process with the waits in words. */
    record WalkLine(Walk walk, List<StepLine> steps) {}

    /** @param shortest empty where nobody left, or nobody had to wait */
    record StepLine(Step step, String shortest, String median, String longest) {}

    /** A step in two simulations; what is not in one of them is null there. */
    record StepPair(
            String process,
            String name,
            @Nullable Step before,
            @Nullable Step after,
            String medianBefore,
            String medianAfter) {

        public boolean differs() {
            return before == null
                    || after == null
                    || before.came() != after.came()
                    || before.standing() != after.standing()
                    || !medianBefore.equals(medianAfter);
        }
    }

    record LetterPair(String template, int before, int after) {}

    List<WalkLine> walks(Report report, Locale locale) {
        return report.processes().stream()
                .map(walk -> new WalkLine(
                        walk,
                        walk.steps().stream().map(step -> line(step, locale)).toList()))
                .toList();
    }

    private StepLine line(Step step, Locale locale) {
        boolean waited = step.longest() != null && step.longest() >= MINUTE;
        return new StepLine(
                step,
                waited ? inWords(step.shortest(), locale) : "",
                waited ? inWords(step.median(), locale) : "",
                waited ? inWords(step.longest(), locale) : "");
    }

    private String inWords(@Nullable Long seconds, Locale locale) {
        long length = Objects.requireNonNullElse(seconds, 0L);
        if (length < MINUTE) {
            return text("desk.simulation.atOnce", locale);
        }
        if (length < HOUR) {
            return text("desk.simulation.minutes", locale, Math.round((double) length / MINUTE));
        }
        return length < IN_HOURS
                ? text("desk.simulation.hours", locale, Math.round((double) length / HOUR))
                : text("desk.simulation.days", locale, Math.round((double) length / DAY));
    }

    private String text(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }

    /** How many people ended up where, by their status; empty for whoever could not enrol. */
    Map<String, Long> outcomes(Report report) {
        return report.people().stream()
                .collect(Collectors.groupingBy(Person::status, TreeMap::new, Collectors.counting()));
    }

    /** The processes that were not played in the version that is the newest now: by name, the version. */
    Map<String, Integer> olderVersions(Simulation simulation) {
        Map<String, Integer> older = new LinkedHashMap<>();
        for (ProcessModel newest : library.all()) {
            Integer version = simulation.plan().versions().get(newest.key());
            if (version != null && version != newest.version()) {
                older.put(newest.name(), version);
            }
        }
        return older;
    }

    List<StepPair> compare(Report before, Report after, Locale locale) {
        Set<String> keys = new LinkedHashSet<>();
        before.processes().forEach(walk -> keys.add(walk.key()));
        after.processes().forEach(walk -> keys.add(walk.key()));
        List<StepPair> pairs = new ArrayList<>();
        for (String key : keys) {
            Map<String, Step> first = steps(before, key);
            Map<String, Step> second = steps(after, key);
            Set<String> elements = new LinkedHashSet<>(second.keySet());
            elements.addAll(first.keySet());
            elements.forEach(element ->
                    pairs.add(pair(nameOf(key, before, after), first.get(element), second.get(element), locale)));
        }
        return pairs.stream().filter(StepPair::differs).toList();
    }

    private StepPair pair(String process, @Nullable Step before, @Nullable Step after, Locale locale) {
        Step named = Objects.requireNonNull(after == null ? before : after);
        return new StepPair(
                process,
                named.name(),
                before,
                after,
                before == null ? "" : line(before, locale).median(),
                after == null ? "" : line(after, locale).median());
    }

    private static Map<String, Step> steps(Report report, String key) {
        Map<String, Step> steps = new LinkedHashMap<>();
        report.processes().stream()
                .filter(walk -> walk.key().equals(key))
                .forEach(walk -> walk.steps().forEach(step -> steps.put(step.element(), step)));
        return steps;
    }

    private static String nameOf(String key, Report before, Report after) {
        return List.of(after, before).stream()
                .flatMap(report -> report.processes().stream())
                .filter(walk -> walk.key().equals(key))
                .map(Walk::name)
                .findFirst()
                .orElse(key);
    }

    List<LetterPair> compareLetters(Report before, Report after) {
        Map<String, Integer> first = letters(before);
        Map<String, Integer> second = letters(after);
        Set<String> templates = new LinkedHashSet<>(first.keySet());
        templates.addAll(second.keySet());
        return templates.stream()
                .map(template ->
                        new LetterPair(template, first.getOrDefault(template, 0), second.getOrDefault(template, 0)))
                .filter(pair -> pair.before() != pair.after())
                .toList();
    }

    private static Map<String, Integer> letters(Report report) {
        return report.letters().stream()
                .collect(Collectors.toMap(Sent::template, Sent::count, Integer::sum, LinkedHashMap::new));
    }
}
