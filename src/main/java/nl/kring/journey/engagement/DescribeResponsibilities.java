package nl.kring.journey.engagement;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.engagement.Responsibility;
import nl.kring.engagement.Scans;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The board says in fifteen cells what it does now. */
@Component
class DescribeResponsibilities implements TaskForm {

    private final Scans scans;

    DescribeResponsibilities(Scans scans) {
        this.scans = scans;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Responsibility.all().stream()
                .map(DescribeResponsibilities::field)
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        Map<Responsibility, String> cells = new HashMap<>();
        Responsibility.all().forEach(cell -> cells.put(cell, answers.text(field(cell))));
        scans.describe(task.enrolmentId(), cells);
        return Map.of();
    }

    /** {@code visionSchool} and the like. */
    private static String field(Responsibility cell) {
        String level = cell.level().name();
        return cell.aspect().name().toLowerCase(Locale.ROOT)
                + level.charAt(0)
                + level.substring(1).toLowerCase(Locale.ROOT);
    }
}
