package nl.kring.platform;

import nl.kring.time.AppClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock. Where it can be moved, it goes on from where it was put before the restart. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    AppClock clock(ObjectProvider<ClockOffset> kept) {
        AppClock clock = new AppClock();
        kept.ifAvailable(offset -> clock.shiftTo(offset.read()));
        return clock;
    }

    @Bean
    @ConditionalOnEmbeddedDatabase
    ClockOffset clockOffset(DataFolder folder) {
        return new ClockOffset(folder.resolve("clock-offset"));
    }
}
