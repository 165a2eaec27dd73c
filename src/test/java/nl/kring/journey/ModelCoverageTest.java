package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.export.CoverageStateJsonExporter;
import org.camunda.community.process_test_coverage.core.export.CoverageStateResult;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Adds up, over all test classes of this run, which flow nodes and flows of the shipped models were walked through. Runs
 * last; on its own, or beside a few classes, it has nothing to say and is skipped.
 */
@Order(Integer.MAX_VALUE)
class ModelCoverageTest {

    private static final Path REPORTS = Path.of("target/process-test-coverage");
    private static final Path MODELS = Path.of("bpmn");
    private static final double ENOUGH = 0.90;

    private record Covered(String model, int elements, Set<String> missed) {

        double share() {
            return 1.0 - (double) missed.size() / elements;
        }

        @Override
        public String toString() {
            return "%-28s %5.1f %% of %3d%s"
                    .formatted(model, 100 * share(), elements, missed.isEmpty() ? "" : ", not " + missed);
        }
    }

    @Test
    void theTestsWalkThroughTheModels() throws IOException {
        List<Event> events = eventsOfThisRun();
        List<Covered> covered = new ArrayList<>();
        for (Path model : models()) {
            covered.add(coverage(Bpmn.readModelFromFile(model.toFile()), nameOf(model), events));
        }
        System.out.println("Flow nodes and flows of the models that the tests walk through:");
        covered.forEach(System.out::println);

        assertThat(covered)
                .allSatisfy(
                        model -> assertThat(model.share()).as(model.toString()).isGreaterThanOrEqualTo(ENOUGH));
    }

    private static Covered coverage(BpmnModelInstance model, String process, List<Event> events) {
        Set<String> walked = events.stream()
                .filter(event -> event.getModelKey().equals(process))
                .map(Event::getDefinitionKey)
                .collect(Collectors.toSet());
        Set<String> elements = Stream.of(FlowNode.class, SequenceFlow.class)
                .flatMap(type -> model.getModelElementsByType(type).stream())
                .map(BaseElement.class::cast)
                .map(BaseElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missed = new TreeSet<>(elements);
        missed.removeAll(walked);
        return new Covered(process, elements.size(), missed);
    }

    /** What the coverage extension wrote at the end of each class of this run; older reports are left out. */
    private static List<Event> eventsOfThisRun() throws IOException {
        Instant start =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        List<CoverageStateResult> results = new ArrayList<>();
        Set<String> reported = new TreeSet<>();
        for (Path folder : children(REPORTS)) {
            Path report = folder.resolve("report.json");
            if (Files.exists(report)
                    && !Files.getLastModifiedTime(report).toInstant().isBefore(start)) {
                results.add(CoverageStateJsonExporter.readCoverageStateResult(Files.readString(report)));
                reported.add(folder.getFileName().toString());
            }
        }
        for (Path model : models()) {
            String test = ModelCoverageTest.class.getPackageName() + "." + nameOf(model) + "Test";
            assumeTrue(reported.contains(test), test + " did not run");
        }
        return results.stream()
                .map(CoverageStateResult::getEvents)
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<Path> models() throws IOException {
        return children(MODELS).stream()
                .filter(file -> file.toString().endsWith(".bpmn"))
                .toList();
    }

    private static String nameOf(Path model) {
        return model.getFileName().toString().replace(".bpmn", "");
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
