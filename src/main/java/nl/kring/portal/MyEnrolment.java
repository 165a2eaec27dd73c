package nl.kring.portal;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.companion.Kind;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.invoicing.InvoiceEntry;
import nl.kring.programme.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one enrolment that its owner sees.
 *
 * @param process the id of the one that leads its owner through the programme
 * @param number in order of receipt, from 1
 * @param waitingPosition from 1; null when it does not wait
 * @param offeredUntil until when a place is kept
 * @param group the one that was chosen; null where there are none
 * @param teamMates by their given names
 * @param replacement null unless a colleague was asked to take over and has not done so yet
 * @param choice null where the group chooses nothing, or not yet
 * @param placesOpen whether the group is still to settle where and when it meets
 * @param mentored whether the owner takes part in a programme with mentors
 * @param participating admitted: sees what belongs to the group too
 */
record MyEnrolment(
        EnrolmentLine enrolment,
        LocalizedText programme,
        String programmeSlug,
        String process,
        String edition,
        List<Stage.Step> steps,
        List<Task> tasks,
        @Nullable LocalizedText group,
        List<String> teamMates,
        int number,
        @Nullable Integer waitingPosition,
        @Nullable ZonedDateTime offeredUntil,
        @Nullable Appointment appointment,
        boolean participating,
        boolean certificate,
        List<MyMeeting> meetings,
        boolean placesOpen,
        List<AgreementVersion> agreements,
        List<InvoiceEntry> invoices,
        Billing billing,
        List<HistoryLine> history,
        Leaving leaving,
        @Nullable Replacement replacement,
        @Nullable ChoiceOfTheGroup choice,
        List<SmallGroup> companions,
        boolean mentored) {

    /** @param joined whether the owner has said to join */
    record SmallGroup(UUID id, Kind kind, List<Mate> mates, boolean joined) {}

    /** @param email of whoever has joined; null before */
    record Mate(String name, String organisation, @Nullable String email) {}

    /** @param open whether the own vote can be cast or changed */
    record ChoiceOfTheGroup(LocalizedText meeting, boolean open) {}

    /** Where the texts of a task are when they are known: {@code portal.task.} followed by the key. */
    record Task(
            String id, String key, String name, @Nullable ZonedDateTime due) {}

    record Appointment(
            ZonedDateTime at, int minutes, @Nullable String link, boolean past) {}

    /**
     * @param handedIn what the owner handed in for it; null where nothing was
     * @param attended null while it is not known
     */
    record MyMeeting(
            MeetingLine when,
            boolean past,
            @Nullable String link,
            @Nullable String theme,
            @Nullable String material,
            @Nullable String assignments,
            @Nullable String handedIn,
            @Nullable String speaker,
            boolean cancelled,
            @Nullable Boolean attended) {}

    record AgreementVersion(
            int version, ZonedDateTime recordedAt, @Nullable ZonedDateTime confirmedAt) {}

    /** @param action ends the key of the text, after {@code history.} */
    record HistoryLine(ZonedDateTime at, String action, boolean byStaff) {}

    /**
     * Whether the candidate may still say to whom the invoice goes.
     *
     * @param known whether that was said before
     * @param waiting whether an invoice waits for it
     */
    record Billing(boolean possible, boolean known, boolean waiting) {}

    /** What withdrawing now means. */
    record Leaving(boolean possible, boolean cancels) {

        /** Where the text is for whoever wanted to leave when that could not be any more. */
        static String overtakenBy(EnrolmentStatus status) {
            return switch (status) {
                case WITHDRAWN, CANCELLED, LEAVING, REPLACED -> "portal.leave.before";
                default -> "portal.leave.overtaken";
            };
        }
    }

    /** Who is to take over the place, and until when that is possible. */
    record Replacement(String colleague, ZonedDateTime until) {}
}
