package nl.kring.journey.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import nl.kring.form.FormComponent;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;
import nl.kring.form.FormComponent.Text;
import nl.kring.form.FormSchema;
import nl.kring.journey.Waits;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;

/** Checks that a form still asks what code and gateways want to know. */
@Component
class FormCheck {

    private static final Pattern EARLIER_ANSWER = Pattern.compile("\\{\\{\\s*([A-Za-z]\\w*?)_(\\w+)\\s*}}");
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();
    private final CodeNeeds needs;

    FormCheck(CodeNeeds needs) {
        this.needs = needs;
    }

    List<Finding> check(String file, FormSchema form, AfterDeployment after) {
        Findings findings = new Findings(file);
        steps(form, after)
                .flatMap(step -> needs.of(step, form).stream())
                .forEach(unfit -> findings.add(unfit.arguments()[0], unfit.kind(), unfit.arguments()));
        checkRouting(form, after, findings);
        components(form.components()).forEach(component -> {
            checkCondition(component, findings);
            if (component instanceof Field field) {
                findings.when(
                        field.label().en() == null,
                        field.key(),
                        Kind.NO_ENGLISH,
                        field.label().nl());
            }
            if (component instanceof Text text) {
                checkPlaceholders(text, after, findings);
            }
        });
        return findings.list();
    }

    /** The names of the steps that show this form, or by their name would. */
    private static Stream<String> steps(FormSchema form, AfterDeployment after) {
        Set<String> steps = new HashSet<>(after.live().stepsWithOwnForm(form.id()));
        after.inForce().stream()
                .flatMap(process -> process.userTasks().stream())
                .filter(task -> task.form().equals(form.id()))
                .forEach(task -> steps.add(Waits.nameOf(task.id())));
        steps.add(Waits.nameOf("_" + form.id()));
        return steps.stream().sorted();
    }

    /** Processes that are live and stay as they are; those of the deployment are checked with their file. */
    private static void checkRouting(FormSchema form, AfterDeployment after, Findings findings) {
        Set<DrawnProcess> brought = new HashSet<>(after.processes());
        after.inForce().stream()
                .filter(process -> !brought.contains(process))
                .forEach(process -> process.userTasks().stream()
                        .filter(task -> task.form().equals(form.id()))
                        .forEach(task -> RoutingCheck.of(task, form, RoutingCheck.comparisonsIn(process))
                                .forEach(unfit -> findings.add(
                                        unfit.field(),
                                        switch (unfit.problem()) {
                                            case MISSING -> Kind.FORM_ROUTING_FIELD_MISSING;
                                            case VALUE -> Kind.FORM_ROUTING_VALUE_MISSING;
                                            case OPTIONAL -> Kind.ROUTING_FIELD_OPTIONAL;
                                        },
                                        unfit.problem() == RoutingCheck.Problem.OPTIONAL
                                                ? unfit.arguments()
                                                : new String[] {unfit.field(), process.key(), task.id(), unfit.value()
                                                }))));
    }

    private void checkCondition(FormComponent component, Findings findings) {
        String condition = component.hiddenWhen();
        if (condition != null) {
            ParseResult parsed = feel.parseExpression(condition);
            findings.when(!parsed.isSuccess(), component.id(), Kind.BAD_FEEL, condition, DecisionCheck.reason(parsed));
        }
    }

    private static void checkPlaceholders(Text text, AfterDeployment after, Findings findings) {
        Matcher earlier = EARLIER_ANSWER.matcher(text.markdown().in(DUTCH));
        while (earlier.find()) {
            String step = earlier.group(1);
            String question = earlier.group(2);
            Set<String> forms = after.inForce().stream()
                    .flatMap(process -> process.userTasks().stream())
                    .filter(task -> Waits.nameOf(task.id()).equals(step))
                    .map(DrawnProcess.Step::form)
                    .collect(Collectors.toSet());
            Set<String> all = new HashSet<>(forms);
            all.addAll(after.live().ownForms(step));
            boolean asked = all.stream()
                    .flatMap(id -> after.form(id).stream())
                    .anyMatch(form -> form.field(question).isPresent());
            findings.when(!forms.isEmpty() && !asked, text.id(), Kind.FORM_PLACEHOLDER, step, question);
        }
    }

    private static Stream<FormComponent> components(List<FormComponent> components) {
        return components.stream()
                .flatMap(component -> component instanceof Group group
                        ? Stream.concat(Stream.of(component), components(group.components()))
                        : Stream.of(component));
    }
}
