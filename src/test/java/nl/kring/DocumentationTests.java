package nl.kring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say is there. */
class DocumentationTests {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path README = ROOT.resolve("README.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
    private static final Pattern VARIABLE = Pattern.compile("\\bKRING_[A-Z_]+");
    private static final Pattern PROPERTY = Pattern.compile("[\"{](kring\\.[a-z.-]+)|name = \"(kring\\.[a-z.-]+)\"");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> guides = Files.walk(ROOT.resolve("src/docs"))) {
            List<Path> found =
                    guides.filter(file -> file.toString().endsWith(".md")).collect(Collectors.toList());
            found.add(README);
            return found.stream().map(ROOT::relativize).sorted();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        String text = read(document);
        assertThat(matches(LINK, text).map(link -> link.group(1)))
                .filteredOn(link -> !link.matches("[a-z]+:.*"))
                .allSatisfy(link -> {
                    String[] parts =
                            URLDecoder.decode(link, StandardCharsets.UTF_8).split("#", 2);
                    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
                    assertThat(target).as(link).exists();
                    if (parts.length > 1) {
                        assertThat(anchors(read(target))).as(link).contains(parts[1]);
                    }
                });
    }

    @Test
    void theTableOfProcessesIsWhatTheModelsSay() throws IOException {
        List<String> rows = new ArrayList<>();
        try (Stream<Path> models = Files.list(ROOT.resolve("bpmn"))) {
            models.filter(file -> file.toString().endsWith(".bpmn")).sorted().forEach(file -> rows.add(row(file)));
        }
        assertThat(read(README))
                .as("the table of processes in README.md; it should hold these rows:%n%s", String.join("\n", rows))
                .contains(rows);
    }

    @Test
    void everyVariableIsReadSomewhere() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(ROOT.resolve("src"))) {
            for (Path source :
                    (Iterable<Path>) sources.filter(file -> file.toString().endsWith(".java"))::iterator) {
                matches(PROPERTY, read(source))
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .map(DocumentationTests::variable)
                        .forEach(known::add);
            }
        }
        for (Path document : (Iterable<Path>) documents()::iterator) {
            assertThat(matches(VARIABLE, read(document)).map(MatchResult::group))
                    .as("variables in " + document)
                    .allMatch(name -> known.stream().anyMatch(name::startsWith));
        }
    }

    /** As Spring derives it from the name of a property. */
    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String row(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        String what = process.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .collect(Collectors.joining(" "))
                .strip()
                .replaceAll("\\s+", " ");
        Predicate<UserTask> forCandidates =
                task -> task.getCamundaCandidateGroupsList().contains("candidate");
        Collection<UserTask> tasks = model.getModelElementsByType(UserTask.class);
        return "| [`%s`](bpmn/%s) | %s | %s | %s | %s |"
                .formatted(
                        process.getId(),
                        file.getFileName(),
                        process.getName(),
                        what,
                        names(tasks, forCandidates),
                        names(tasks, forCandidates.negate()));
    }

    private static String names(Collection<UserTask> tasks, Predicate<UserTask> which) {
        String names =
                tasks.stream().filter(which).map(UserTask::getName).sorted().collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    /** As Git hosts make them from headings. */
    private static List<String> anchors(String text) {
        return matches(HEADING, text)
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
