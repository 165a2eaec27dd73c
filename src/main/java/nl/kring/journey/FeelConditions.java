package nl.kring.journey;

import java.util.HashMap;
import java.util.Map;
import nl.kring.form.ConditionEvaluator;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evaluates conditions in forms with the engine's own FEEL, without access to Java functions. */
@Component
class FeelConditions implements ConditionEvaluator {

    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    @Override
    public boolean isTrue(String feelExpression, Map<String, ? extends @Nullable Object> values) {
        EvaluationResult evaluation = feel.evaluateExpression(feelExpression, new HashMap<>(values));
        return evaluation.isSuccess() && Boolean.TRUE.equals(evaluation.result());
    }
}
