package nl.kring.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a simulation. Names of steps are those of the models, in Dutch; moments are those of the moved clock.
 *
 * @param openAtEnd what was still open when it ended, those that are stuck first
 */
public record Report(
        Instant from,
        Instant until,
        Ending ending,
        List<Walk> processes,
        List<Open> openAtEnd,
        List<Sent> letters,
        List<Person> people,
        List<Moment> timeline) {

    /** Why it ended. */
    public enum Ending {
        /** Nothing was under way any more that time or people could move on. */
        NOTHING_LEFT,
        /** What was still to come was to come long after the last meeting. */
        LONG_AFTER
    }

    /** Those who cannot go on by themselves. */
    public List<Open> stuck() {
        return openAtEnd.stream().filter(open -> open.goesOnAt() == null).toList();
    }

    /** Those who wait for a day to come. */
    public List<Open> waiting() {
        return openAtEnd.stream().filter(open -> open.goesOnAt() != null).toList();
    }

    /**
     * One process.
     *
     * @param started how often
     * @param running how many had not ended
     * @param steps in the order in which somebody came to them first
     */
    public record Walk(String key, String name, int started, int running, List<Step> steps, List<End> ends) {

        /** How many came to no end of their own, because something else ended them. */
        public int interrupted() {
            return started - running - ends.stream().mapToInt(End::count).sum();
        }
    }

    /**
     * @param came how often somebody came to it
     * @param standing how many were still there at the end
     * @param shortest how long those who left had been there, in seconds; null where nobody left
     */
    public record Step(
            String element,
            String name,
            int came,
            int standing,
            @Nullable Long shortest,
            @Nullable Long median,
            @Nullable Long longest,
            int reminders,
            int escalations) {}

    /** An end that was reached. */
    public record End(String element, String name, int count) {}

    /**
     * Somebody, or something, that had not come to an end.
     *
     * @param process the process's name
     * @param key the process's key
     * @param who the person's name; for what is about all, the edition's title
     * @param detail in words, where there is more to say; else empty
     * @param goesOnAt when it goes on by itself; null when it does not
     */
    public record Open(
            String process,
            String key,
            String element,
            String step,
            String who,
            Instant since,
            Why why,
            String detail,
            @Nullable Instant goesOnAt) {}

    /** Why something is open. */
    public enum Why {
        /** The step failed; the detail is the error. */
        FAILED,
        /** The detail names the gateway that no way leads out of. */
        NO_WAY_OUT,
        /** What was answered is not accepted; the detail says why. */
        REFUSED,
        /** Whoever is asked does not answer. */
        SILENT,
        /** Nobody has come to answer it. */
        UNANSWERED,
        /** It waits for something that did not happen. */
        NOTHING_COMES,
        /** It waits for a day that had not come. */
        WAITS,
        /** The interest form was not accepted; the detail says why. */
        NOT_ENROLLED
    }

    /** Letters of one kind, with the first of them to read. */
    public record Sent(
            String template, int count, LocalDate first, LocalDate last, String to, String subject, String text) {}

    /** @param status where the enrolment stood at the end, as {@code EnrolmentStatus} names it; empty without an enrolment */
    public record Person(String name, String behaviour, String status) {}

    /** @param what of the edition, in words of the model or the programme */
    public record Moment(Instant at, Kind kind, String what) {

        public enum Kind {
            PLANNED,
            ENROLMENT_OPENS,
            ENROLMENT_CLOSES,
            MEETING,
            PROCESS_ENDED,
            SIMULATION_ENDED
        }
    }
}
