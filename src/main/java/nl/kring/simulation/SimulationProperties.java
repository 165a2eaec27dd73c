package nl.kring.simulation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a simulation may take of the machine.
 *
 * @param timeLimit after which it is ended
 * @param memory for the application that plays it, as Java writes it
 * @param folder only in the application that plays one: where its script is
 */
@ConfigurationProperties("kring.simulation")
record SimulationProperties(
        @DefaultValue("15m") Duration timeLimit,
        @DefaultValue("512m") String memory,
        @DefaultValue("") String folder) {}
