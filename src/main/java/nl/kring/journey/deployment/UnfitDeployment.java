package nl.kring.journey.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.deployment.Finding;
import nl.kring.deployment.FindingTexts;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;

/**
 * A deployment has errors and does not go live. The engine's REST interface answers with 400; Camunda Modeler shows the
 * message, and programs find every error by file and element under {@code details}.
 */
final class UnfitDeployment extends ParseException {

    private final transient List<Finding> findings;

    UnfitDeployment(List<Finding> findings, FindingTexts texts, Locale locale) {
        super(texts.report(findings, locale), "", List.of(), List.of());
        this.findings = List.copyOf(findings);
        Map<String, List<Finding>> byFile = new LinkedHashMap<>();
        findings.stream()
                .sorted(Comparator.comparing(finding -> !finding.isError()))
                .forEach(finding -> byFile.computeIfAbsent(finding.file(), file -> new ArrayList<>())
                        .add(finding));
        resorceReports = new ArrayList<>();
        byFile.forEach((file, found) -> resorceReports.add(new Report(
                file,
                problems(found.stream().filter(Finding::isError).toList(), texts, locale),
                problems(found.stream().filter(finding -> !finding.isError()).toList(), texts, locale))));
    }

    private static List<Problem> problems(List<Finding> findings, FindingTexts texts, Locale locale) {
        return findings.stream()
                .<Problem>map(finding -> new FoundProblem(texts.text(finding, locale), finding.element()))
                .toList();
    }

    List<Finding> findings() {
        return findings;
    }

    private record Report(String resourceName, List<Problem> errors, List<Problem> warnings) implements ResourceReport {

        @Override
        public String getResourceName() {
            return resourceName;
        }

        @Override
        public List<Problem> getErrors() {
            return errors;
        }

        @Override
        public List<Problem> getWarnings() {
            return warnings;
        }
    }

    private record FoundProblem(String message, String element) implements Problem {

        @Override
        public String getMessage() {
            return message;
        }

        @Override
        public int getLine() {
            return 0;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return element;
        }

        @Override
        public List<String> getElementIds() {
            return List.of(element);
        }
    }
}
