package nl.kring.form;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides on the conditions under which parts of a form are hidden. */
@FunctionalInterface
public interface ConditionEvaluator {

    /**
     * Whether the expression is true; anything else, an expression that cannot be evaluated included, is not.
     *
     * @param feelExpression without the leading {@code =}
     */
    boolean isTrue(String feelExpression, Map<String, ? extends @Nullable Object> values);
}
