package nl.kring.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;
import org.jspecify.annotations.Nullable;

/** Which questions are not there, given what was answered to the others. */
final class Visibility {

    private final FormSchema schema;
    private final ConditionEvaluator conditions;

    Visibility(FormSchema schema, ConditionEvaluator conditions) {
        this.schema = schema;
        this.conditions = conditions;
    }

    /**
     * The keys of hidden questions. The answer to a hidden question does not count in other conditions, so a question that
     * depends on a hidden one sees it unanswered.
     */
    Set<String> hiddenKeys(Map<String, ? extends @Nullable Object> values, Map<String, Object> answers) {
        List<Field> fields = schema.fields();
        Set<String> hidden = Set.of();
        // Every round settles at least one more question, unless conditions contradict each other in a circle.
        for (int round = 0; round <= fields.size(); round++) {
            Set<String> next = new HashSet<>();
            collect(schema.components(), false, context(fields, values, answers, hidden), next);
            if (next.equals(hidden)) {
                break;
            }
            hidden = next;
        }
        return hidden;
    }

    private static Map<String, @Nullable Object> context(
            List<Field> fields,
            Map<String, ? extends @Nullable Object> values,
            Map<String, Object> answers,
            Set<String> hidden) {
        Map<String, @Nullable Object> context = new HashMap<>(values);
        for (Field field : fields) {
            if (!field.locked()) {
                // What was answered earlier must not speak for a question that was left open now.
                context.put(field.key(), hidden.contains(field.key()) ? null : answers.get(field.key()));
            }
        }
        return context;
    }

    private void collect(
            List<FormComponent> components,
            boolean parentHidden,
            Map<String, @Nullable Object> context,
            Set<String> hidden) {
        for (FormComponent component : components) {
            String condition = component.hiddenWhen();
            boolean isHidden = parentHidden || (condition != null && conditions.isTrue(condition, context));
            if (component instanceof Group group) {
                collect(group.components(), isHidden, context, hidden);
            } else if (isHidden && component instanceof Field field) {
                hidden.add(field.key());
            }
        }
    }
}
