package nl.kring.journey.engagement;

import static nl.kring.journey.engagement.InstrumentWording.key;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.engagement.BoardScan.Wanted;
import nl.kring.engagement.Domain;
import nl.kring.engagement.Gradation;
import nl.kring.engagement.Scans;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The board says where it wants to be in every domain. */
@Component
class DescribeDesiredSituation implements TaskForm {

    private final Scans scans;
    private final InstrumentWording wording;

    DescribeDesiredSituation(Scans scans, InstrumentWording wording) {
        this.scans = scans;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Map<String, Object> values = new HashMap<>(wording.gradationsByDomain());
        scans.of(task.enrolmentId())
                .current()
                .forEach((domain, now) -> values.put(key(domain, "Now"), wording.gradation(now.gradation())));
        return values;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Arrays.stream(Domain.values())
                .flatMap(domain -> Stream.of("Wanted", "WantedExamples").map(question -> key(domain, question)))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        Map<Domain, Wanted> scales = new EnumMap<>(Domain.class);
        for (Domain domain : Domain.values()) {
            scales.put(
                    domain,
                    new Wanted(
                            Gradation.valueOf(answers.choice(key(domain, "Wanted"))),
                            answers.text(key(domain, "WantedExamples"))));
        }
        scans.scaleWanted(task.enrolmentId(), scales);
        return Map.of();
    }
}
