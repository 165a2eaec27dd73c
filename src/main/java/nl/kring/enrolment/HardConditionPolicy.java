package nl.kring.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import nl.kring.enrolment.Advice.Remark;
import nl.kring.programme.ProgrammeDefinition.Conditions;
import nl.kring.programme.ProgrammeDefinition.Membership;

/** Hard conditions do refuse, with the reason. A programme may have none. */
final class HardConditionPolicy {

    private HardConditionPolicy() {}

    /**
     * The condition that is not met, as a reason the candidate can read.
     *
     * @param isMember whether an address is on an association's list
     */
    static Optional<Remark> unmet(Enrolment enrolment, Conditions conditions, BiPredicate<String, String> isMember) {
        if (!conditions.sectors().isEmpty() && !conditions.sectors().contains(enrolment.sector())) {
            return Optional.of(new Remark("refusal.sector", List.of()));
        }
        Membership membership = conditions.membership();
        if (membership != null && !isMember.test(membership.association(), enrolment.email())) {
            return Optional.of(new Remark(
                    "refusal.membership",
                    List.of(
                            membership.association(),
                            membership.howToJoin().in(enrolment.locale()),
                            membership.url())));
        }
        return Optional.empty();
    }
}
