package nl.kring.mail;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.kring.platform.ConditionalOnEmbeddedDatabase;
import org.springframework.context.annotation.Conditional;

/** Present on the embedded default as long as no {@code spring.mail.host} is set: mail then stays in the application. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnEmbeddedDatabase
@Conditional(OnNoMailHost.class)
public @interface ConditionalOnBuiltInMailbox {}
