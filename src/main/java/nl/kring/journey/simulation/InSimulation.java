package nl.kring.journey.simulation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.kring.simulation.Simulations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Only in an application that was started to play an edition, never in one that people use. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(Simulations.FOLDER_PROPERTY)
@interface InSimulation {}
