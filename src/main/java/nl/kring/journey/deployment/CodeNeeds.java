package nl.kring.journey.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.kring.deployment.Finding.Kind;
import nl.kring.enrolment.InterestForm;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormSchema;
import nl.kring.form.FormSchemas;
import nl.kring.journey.TaskForm;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** What the code behind a step needs to find in its form, whichever form that is. */
@Component
class CodeNeeds {

    private final ModelVocabulary vocabulary;
    private final ResourceLoader resources;
    private final Map<String, Optional<FormSchema>> shipped = new ConcurrentHashMap<>();

    CodeNeeds(ModelVocabulary vocabulary, ResourceLoader resources) {
        this.vocabulary = vocabulary;
        this.resources = resources;
    }

    record Unfit(Kind kind, String... arguments) {}

    /** @param step its name, as {@code fillInIntakeForm} */
    List<Unfit> of(String step, FormSchema form) {
        Set<String> asked = form.fields().stream().map(Field::key).collect(Collectors.toSet());
        List<Unfit> unfit = new ArrayList<>();
        for (String key : needed(step, asked)) {
            if (!asked.contains(key)) {
                unfit.add(new Unfit(Kind.FORM_FIELD_MISSING, key, step));
            } else {
                unknownValues(step, form, key)
                        .forEach(value -> unfit.add(new Unfit(Kind.FORM_VALUE_UNKNOWN, key, value, step)));
            }
        }
        return unfit;
    }

    private Set<String> needed(String step, Set<String> asked) {
        return step.equals(InterestForm.STEP)
                ? new TreeSet<>(InterestForm.NEEDS)
                : vocabulary
                        .taskForm(step)
                        .map((TaskForm code) -> new TreeSet<>(code.needs(asked)))
                        .orElseGet(TreeSet::new);
    }

    /** The code knows the answers that the shipped form offers; any other would end in an error when it is given. */
    private Set<String> unknownValues(String step, FormSchema form, String key) {
        Set<String> known = shippedForm(step)
                .flatMap(schema -> schema.field(key))
                .map(ProcessCheck::valuesOf)
                .orElse(Set.of());
        Set<String> unknown =
                new TreeSet<>(form.field(key).map(ProcessCheck::valuesOf).orElse(Set.of()));
        unknown.removeAll(known);
        return known.isEmpty() ? Set.of() : unknown;
    }

    private Optional<FormSchema> shippedForm(String step) {
        return shipped.computeIfAbsent(step, name -> {
            Resource file = resources.getResource(
                    "classpath:forms/" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + ".form");
            try {
                return file.exists()
                        ? Optional.of(FormSchemas.parse(file.getContentAsString(StandardCharsets.UTF_8)))
                        : Optional.empty();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
