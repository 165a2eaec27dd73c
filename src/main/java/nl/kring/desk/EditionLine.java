package nl.kring.desk;

import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.enrolment.Occupancy;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import org.jspecify.annotations.Nullable;

/**
 * How an edition is doing.
 *
 * @param inIntake people with a place who are not admitted yet
 * @param next the meeting that comes next; null when all are over
 * @param decisionDue by when to decide whether it goes ahead; null once that is decided
 */
record EditionLine(
        UUID id,
        String title,
        ZonedDateTime startsAt,
        Edition.Status status,
        Occupancy occupancy,
        int inIntake,
        int admitted,
        int minimum,
        int waitingListSize,
        @Nullable Meeting next,
        @Nullable ZonedDateTime decisionDue,
        boolean decisionOverdue) {}
