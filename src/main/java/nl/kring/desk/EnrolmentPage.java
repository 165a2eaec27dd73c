package nl.kring.desk;

import java.time.ZonedDateTime;
import java.util.List;
import nl.kring.admission.Verdict;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.GroupChoices;
import nl.kring.form.QuestionAnswer;
import nl.kring.intake.Intake;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.InvoiceEntry;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.session.Attendance;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an enrolment that staff may see.
 *
 * @param number in order of receipt, from 1
 * @param replacement null unless a colleague was asked to take over and has not done so yet
 */
record EnrolmentPage(
        Enrolment enrolment,
        Edition edition,
        @Nullable Integer place,
        @Nullable ZonedDateTime offeredUntil,
        @Nullable Integer waitingPosition,
        int number,
        List<BypassLine> bypasses,
        @Nullable Replacement replacement,
        List<String> advice,
        @Nullable Intake intake,
        List<Decisions> decisions,
        List<Form> forms,
        List<Present> attendance,
        List<Agreed> agreements,
        @Nullable BillingDetails billing,
        boolean invoiceDue,
        List<Enrolment> teamMates,
        List<InvoiceEntry> invoices,
        List<Event> history,
        List<LetterLines.Line> letters) {

    /** Whether somebody can be in another group of the edition. */
    public boolean canChangeGroup() {
        return edition.groups().size() > 1 && GroupChoices.isPossible(enrolment);
    }

    /** Who is to take over the place, and until when that is possible. */
    record Replacement(Enrolment colleague, ZonedDateTime until) {}

    /** A round of deciding; what was decided is null until both sides have. */
    record Decisions(
            int round,
            boolean organiserDecided,
            boolean candidateDecided,
            @Nullable Verdict organiser,
            @Nullable String organiserReason,
            @Nullable Verdict candidate,
            @Nullable String candidateReason,
            @Nullable String conversationReport) {}

    record Form(String name, ZonedDateTime at, String by, List<QuestionAnswer> answers) {}

    record Present(Meeting meeting, Attendance attendance) {}

    /** @param at when it was confirmed; null while it is not */
    record Agreed(
            int version,
            @Nullable ZonedDateTime at,
            @Nullable String by,
            @Nullable String remark) {}

    record Event(ZonedDateTime at, String what, String by, String detail) {}
}
