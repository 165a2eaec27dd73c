package nl.kring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

@Modulithic(systemName = "Kring")
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class KringApplication {

    public static void main(String[] args) {
        SpringApplication.run(KringApplication.class, args);
    }
}
