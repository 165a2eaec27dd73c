package nl.kring.enrolment;

import java.util.List;
import java.util.Optional;
import nl.kring.enrolment.Advice.Remark;
import nl.kring.programme.ProgrammeDefinition.Conditions;

/** Hard conditions do refuse, with the reason. A programme may have none. */
final class HardConditionPolicy {

    private HardConditionPolicy() {}

    /** The condition that is not met, as a reason the candidate can read. */
    static Optional<Remark> unmet(Enrolment enrolment, Conditions conditions) {
        boolean sectorFits =
                conditions.sectors().isEmpty() || conditions.sectors().contains(enrolment.sector());
        return sectorFits ? Optional.empty() : Optional.of(new Remark("refusal.sector", List.of()));
    }
}
