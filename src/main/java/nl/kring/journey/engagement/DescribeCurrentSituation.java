package nl.kring.journey.engagement;

import static nl.kring.journey.engagement.InstrumentWording.key;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.engagement.BoardScan.Current;
import nl.kring.engagement.Domain;
import nl.kring.engagement.Gradation;
import nl.kring.engagement.Scans;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The board says where it is now in every domain. */
@Component
class DescribeCurrentSituation implements TaskForm {

    private final Scans scans;
    private final InstrumentWording wording;

    DescribeCurrentSituation(Scans scans, InstrumentWording wording) {
        this.scans = scans;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return wording.gradationsByDomain();
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Arrays.stream(Domain.values())
                .flatMap(domain -> Stream.of("Now", "Examples", "Deliberate", "Structural", "Secured")
                        .map(question -> key(domain, question)))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        Map<Domain, Current> scales = new EnumMap<>(Domain.class);
        for (Domain domain : Domain.values()) {
            scales.put(
                    domain,
                    new Current(
                            Gradation.valueOf(answers.choice(key(domain, "Now"))),
                            answers.text(key(domain, "Examples")),
                            answers.yes(key(domain, "Deliberate")),
                            answers.yes(key(domain, "Structural")),
                            answers.yes(key(domain, "Secured"))));
        }
        scans.scaleCurrent(task.enrolmentId(), scales);
        return Map.of();
    }
}
