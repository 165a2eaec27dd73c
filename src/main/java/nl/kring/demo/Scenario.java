package nl.kring.demo;

import java.time.LocalDate;
import nl.kring.time.Timetable;

/**
 * What happens in one programme of the demonstration: an edition that is under way today, and one that is open for
 * enrolment with people in every stage.
 */
interface Scenario {

    /** Puts the steps on the timetable, all of them before today. */
    void plan(Timetable timetable, LocalDate today);
}
