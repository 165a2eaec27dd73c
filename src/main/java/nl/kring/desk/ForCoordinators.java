package nl.kring.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Only coordinators and administrators; facilitators see the rest, and change times, meetings and agreements. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('COORDINATORS', 'ADMINISTRATORS')")
@interface ForCoordinators {}
