package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.Wait;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTests {

    private static final UUID EDITION = UUID.randomUUID();

    private final ProgrammeDefinition definition = mock();

    @ParameterizedTest(name = "{0} plus {1}: {2}")
    @CsvSource({
        "2027-06-01T10:15, P7D,   2027-06-08T10:15",
        // The clocks go forward on 28 March 2027: that day has 23 hours.
        "2027-03-27T10:15, P1D,   2027-03-28T10:15",
        "2027-03-27T10:15, PT24H, 2027-03-28T10:15",
        "2027-03-25T10:15, P5DT2H, 2027-03-30T12:15",
        // Half past two does not exist that night.
        "2027-03-27T02:30, P1D,   2027-03-28T03:30",
        // The clocks go back on 31 October 2027: that day has 25 hours.
        "2027-10-30T10:15, P1D,   2027-10-31T10:15",
        "2027-10-24T10:15, P10D,  2027-11-03T10:15",
    })
    void wholeDaysKeepTheTimeOfDay(LocalDateTime now, Duration wait, LocalDateTime due) {
        when(definition.waitFor("rateSession")).thenReturn(new Wait(Duration.ZERO, wait, null));

        assertThat(at(now).escalationAt(step("Task_RateSession"))).isEqualTo(date(due));
    }

    @Test
    void hoursAreHoursAlsoWhenTheClocksChange() {
        when(definition.waitFor("rateSession")).thenReturn(new Wait(Duration.ofHours(2), Duration.ofHours(6), null));
        Waits waits = at(LocalDateTime.parse("2027-03-28T01:30"));

        assertThat(waits.reminderAt(step("Task_RateSession"))).isEqualTo(date(LocalDateTime.parse("2027-03-28T04:30")));
    }

    @Test
    void theDeadlineOfAStepForManyIsThatOfTheStep() {
        when(definition.waitFor("rateSession"))
                .thenReturn(new Wait(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(10)));
        Waits waits = at(LocalDateTime.parse("2027-06-01T10:15"));

        assertThat(waits.deadlineAt(step("Task_RateSession#multiInstanceBody")))
                .isEqualTo(date(LocalDateTime.parse("2027-06-11T10:15")));
    }

    @Test
    void aStepToWhichTheProgrammeSetsNoEndCannotEndByItself() {
        when(definition.waitFor("rateSession")).thenReturn(new Wait(Duration.ofDays(3), Duration.ofDays(7), null));

        assertThatIllegalStateException()
                .isThrownBy(() -> at(LocalDateTime.parse("2027-06-01T10:15")).deadlineAt(step("Task_RateSession")));
    }

    @Test
    void aStepIsNamedAfterItsTask() {
        assertThat(Waits.nameOf("Task_FillInIntakeForm")).isEqualTo("fillInIntakeForm");
    }

    private Waits at(LocalDateTime now) {
        Edition edition = mock();
        when(edition.definition()).thenReturn(definition);
        Editions editions = mock();
        when(editions.get(EDITION)).thenReturn(edition);
        ZonedDateTime moment = now.atZone(AppClock.ZONE);
        return new Waits(editions, mock(Programmes.class), Clock.fixed(moment.toInstant(), AppClock.ZONE));
    }

    private static DelegateExecution step(String activity) {
        DelegateExecution execution = mock();
        when(execution.getCurrentActivityId()).thenReturn(activity);
        when(execution.getVariable(Facts.EDITION_ID)).thenReturn(EDITION.toString());
        return execution;
    }

    private static Date date(LocalDateTime local) {
        return Date.from(local.atZone(AppClock.ZONE).toInstant());
    }
}
