package nl.kring.deployment;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words what the check of a deployment found, and how to mend it. */
@Component
public class FindingTexts {

    private final MessageSource texts;

    FindingTexts(MessageSource texts) {
        this.texts = texts;
    }

    public String text(Finding finding, Locale locale) {
        return texts.getMessage(finding.kind().key(), finding.arguments().toArray(), locale);
    }

    /** One line with file, element and text. */
    public String line(Finding finding, Locale locale) {
        StringBuilder line = new StringBuilder();
        if (!finding.file().isEmpty()) {
            line.append(finding.file()).append(", ");
        }
        if (!finding.element().isEmpty()) {
            line.append(finding.element()).append(": ");
        }
        return line.append(text(finding, locale)).toString();
    }

    /** What Camunda Modeler shows as plain text when a deployment is refused: a heading and a line for every error. */
    public String report(List<Finding> findings, Locale locale) {
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        StringBuilder report =
                new StringBuilder(texts.getMessage("deployment.refused", new Object[] {errors.size()}, locale));
        errors.forEach(error -> report.append("\n- ").append(line(error, locale)));
        return report.toString();
    }
}
