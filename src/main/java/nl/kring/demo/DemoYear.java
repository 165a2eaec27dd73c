package nl.kring.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import nl.kring.journey.TimeMachine;
import nl.kring.platform.ConditionalOnEmbeddedDatabase;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import nl.kring.time.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Fills the embedded default, at its first start, by walking the real journeys of all programmes: the clock is set back,
 * people enrol and staff do their tasks through the forms, and time passes until today. So everything that a newcomer finds
 * was made by the product itself, with dates relative to today.
 */
@Component
@ConditionalOnEmbeddedDatabase
@ConditionalOnProperty(name = "kring.demo.enabled", matchIfMissing = true)
class DemoYear {

    private static final Logger log = LoggerFactory.getLogger(DemoYear.class);

    /** Behind the definitions of the programmes, before anything else that happens once the application has started. */
    private static final int AFTER_THE_PROGRAMMES = Ordered.HIGHEST_PRECEDENCE + 10;

    private final List<Scenario> scenarios;
    private final Editions editions;
    private final TimeMachine timeMachine;
    private final AppClock clock;

    DemoYear(List<Scenario> scenarios, Editions editions, TimeMachine timeMachine, AppClock clock) {
        this.scenarios = scenarios;
        this.editions = editions;
        this.timeMachine = timeMachine;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(AFTER_THE_PROGRAMMES)
    void fillAtFirstStart() {
        if (editions.findAllByOrderByEnrolmentOpensAt().isEmpty()) {
            log.info("First start: walking the demonstration year");
            walk();
            log.info("The demonstration year is ready");
        }
    }

    private void walk() {
        Instant now = clock.instant();
        LocalDate today = clock.today();
        Timetable timetable = new Timetable();
        scenarios.forEach(scenario -> scenario.plan(timetable, today));
        timetable.nextMoment().map(ZonedDateTime::toInstant).ifPresent(timeMachine::beginAt);
        Optional<ZonedDateTime> next = timetable.nextMoment();
        while (next.isPresent()) {
            Instant moment = next.get().toInstant();
            if (moment.isAfter(clock.instant())) {
                timeMachine.advanceTo(moment);
            }
            timetable.carryOutNext();
            timeMachine.settle();
            next = timetable.nextMoment();
        }
        timeMachine.advanceTo(now);
        timeMachine.returnToNow();
    }
}
