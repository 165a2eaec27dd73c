package nl.kring;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

@Modulithic(systemName = "Kring")
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class KringApplication {

    public static void main(String[] args) {
        // What is written outside a request is Dutch; letters follow their recipient.
        LocaleContextHolder.setDefaultLocale(Locale.forLanguageTag("nl"));
        SpringApplication.run(KringApplication.class, args);
    }
}
