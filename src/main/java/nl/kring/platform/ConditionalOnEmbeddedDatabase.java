package nl.kring.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Holds on the embedded default: no {@code spring.datasource.url} was given, so Kring brings its own PostgreSQL. What is
 * meant for a newcomer's machine only (demonstration data, the movable clock, the built-in mailbox) hangs on this.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnEmbeddedDatabase.NoExternalDatabase.class)
public @interface ConditionalOnEmbeddedDatabase {

    /** True when no external database is configured. */
    class NoExternalDatabase extends SpringBootCondition {

        private static final String URL = "spring.datasource.url";

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnEmbeddedDatabase.class);
            return StringUtils.hasText(context.getEnvironment().getProperty(URL))
                    ? ConditionOutcome.noMatch(message.because(URL + " is set"))
                    : ConditionOutcome.match(message.because(URL + " is not set"));
        }
    }
}
