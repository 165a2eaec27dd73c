package nl.kring.desk;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.contracting.Agreement;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places.Standing;
import nl.kring.evaluation.Evaluation;
import nl.kring.form.QuestionAnswer;
import nl.kring.programme.Edition;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.Meeting;
import nl.kring.programme.ProgrammeDefinition.Step;
import nl.kring.session.Contributions.Contribution;
import nl.kring.session.HandIn;
import nl.kring.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an edition that its page shows.
 *
 * @param canAdd whether people can still be added
 * @param canBypass whether places can still be kept free
 */
record EditionPage(
        Edition edition,
        EditionLine line,
        List<GroupLine> groups,
        List<Standing> standings,
        List<BypassLine> bypasses,
        boolean canAdd,
        boolean canBypass,
        List<Slot> slots,
        List<MeetingRow> meetings,
        List<Version> agreements,
        @Nullable Review review) {

    /** Whether candidates choose a time for a conversation, before both sides decide. */
    public boolean conversations() {
        return edition.definition().knows(Step.DECISION);
    }

    /** Whether the group agrees on its year, which goes with deciding together on taking part. */
    public boolean setUp() {
        return !agreements.isEmpty() || edition.definition().knows(Step.DECISION);
    }

    public boolean evaluates() {
        return edition.definition().knows(Step.EVALUATION);
    }

    /** How full a group of the edition is. */
    record GroupLine(int number, LocalizedText name, Occupancy occupancy) {}

    /**
     * A time offered for a conversation.
     *
     * @param away whether the facilitator will not be there, so that nobody can choose it
     */
    record Slot(
            UUID id,
            ZonedDateTime startsAt,
            int minutes,
            String facilitator,
            String link,
            @Nullable Enrolment takenBy,
            boolean past,
            boolean away) {}

    /**
     * A meeting with what came of it.
     *
     * @param rating the mean from 1 to 10; null while nobody has rated
     * @param contributions of those whose turn it is; empty where nobody takes turns
     * @param notHandedIn the names of participants; empty where nothing was asked to be handed in
     */
    record MeetingRow(
            Meeting meeting,
            @Nullable Session session,
            List<String> present,
            List<String> absent,
            @Nullable Double rating,
            int ratings,
            List<Handed> handedIn,
            List<String> notHandedIn,
            List<Contribution> contributions,
            boolean canMoveOnline) {}

    /** What somebody handed in for a meeting. */
    record Handed(String name, HandIn handIn) {}

    /** A version of the agreement and who has confirmed it. */
    record Version(Agreement agreement, List<Confirmed> confirmed, List<String> missing) {}

    record Confirmed(
            String name,
            ZonedDateTime at,
            String by,
            @Nullable String remark) {}

    /** The first-year evaluation. */
    record Review(Evaluation evaluation, int responses, List<QuestionAnswer> results) {}
}
