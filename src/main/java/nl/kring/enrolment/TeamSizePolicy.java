package nl.kring.enrolment;

import nl.kring.enrolment.EnrolmentRefused.Reason;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import org.jspecify.annotations.Nullable;

/** How many people can enrol together. */
final class TeamSizePolicy {

    private TeamSizePolicy() {}

    /**
     * Somebody alone is a team of one. Such a one may come for an edition without any place, for staff can give it some.
     *
     * @param rules null where everybody enrols alone
     * @param capacity all places of the edition: a larger team could never be placed
     * @throws EnrolmentRefused when so many cannot enrol together
     */
    static void demand(@Nullable TeamRules rules, int capacity, int size) {
        if (rules == null && size > 1) {
            throw new EnrolmentRefused(Reason.NO_TEAMS);
        }
        if (rules != null && (size < rules.from() || size > rules.to())) {
            throw new EnrolmentRefused(Reason.TEAM_SIZE, rules.from(), rules.to());
        }
        if (size > 1 && size > capacity) {
            throw new EnrolmentRefused(Reason.TEAM_ABOVE_CAPACITY, capacity);
        }
    }
}
