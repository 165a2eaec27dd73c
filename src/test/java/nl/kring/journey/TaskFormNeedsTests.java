package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormSchemas;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;

/** The steps say truly which questions they cannot do without, so that the check of a form can rely on it. */
@KringTest
class TaskFormNeedsTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern READ =
            Pattern.compile("\\banswers\\s*\\.(?:text|choice|yes|number|integer|date|dateTime|time)\\(\"(\\w+)\"\\)");

    /** Answers that are read only once it is known that they were asked for. */
    private static final Map<String, Set<String>> ASKED_FOR_BEFORE = Map.of("ChooseConversationTime", Set.of("slotId"));

    @Autowired
    Map<String, TaskForm> steps;

    @Test
    void whatTheCodeReadsItSaysThatItNeeds() throws IOException {
        for (TaskForm step : steps.values()) {
            Class<?> code = AopUtils.getTargetClass(step);
            String source = Files.readString(SOURCES.resolve(code.getName().replace('.', '/') + ".java"));
            Set<String> read = READ.matcher(source)
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .collect(Collectors.toSet());
            read.removeAll(ASKED_FOR_BEFORE.getOrDefault(code.getSimpleName(), Set.of()));

            assertThat(step.needs(everythingTheStepAsks(code, read)))
                    .as("what %s reads belongs into its needs(…)", code.getSimpleName())
                    .containsAll(read);
        }
    }

    @Test
    void whatTheCodeNeedsTheShippedFormAsks() throws IOException {
        for (TaskForm step : steps.values()) {
            Class<?> code = AopUtils.getTargetClass(step);
            Set<String> asked = asked(code);
            assertThat(asked).as(code.getSimpleName()).containsAll(step.needs(asked));
        }
    }

    private static Set<String> everythingTheStepAsks(Class<?> code, Set<String> read) throws IOException {
        Set<String> all = new HashSet<>(asked(code));
        all.addAll(read);
        return all;
    }

    private static Set<String> asked(Class<?> code) throws IOException {
        String form = Files.readString(Path.of("forms", code.getSimpleName() + ".form"));
        return Stream.of(FormSchemas.parse(form))
                .flatMap(schema -> schema.fields().stream())
                .map(Field::key)
                .collect(Collectors.toSet());
    }
}
