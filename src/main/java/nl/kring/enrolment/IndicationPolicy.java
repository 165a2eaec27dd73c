package nl.kring.enrolment;

import java.util.ArrayList;
import java.util.List;
import nl.kring.enrolment.Advice.Remark;
import nl.kring.programme.ProgrammeDefinition.Indications;
import org.jspecify.annotations.Nullable;

/**
 * Holds a candidate against the programme's indications (salary scale, size of the organisation, experience). Indications advise, they
 * never refuse by themselves.
 */
final class IndicationPolicy {

    private IndicationPolicy() {}

    static Advice advise(Enrolment enrolment, Indications indications) {
        List<Remark> remarks = new ArrayList<>();
        adviseOnSalaryScale(enrolment.salaryScale(), indications, remarks);
        adviseOnPupils(enrolment.pupils(), indications.pupilsAtLeast(), remarks);
        adviseOnExperience(enrolment.experience(), indications.experienceAtMost(), remarks);
        return new Advice(remarks);
    }

    private static void adviseOnSalaryScale(@Nullable Integer scale, Indications indications, List<Remark> remarks) {
        Integer from = indications.salaryScaleFrom();
        Integer to = indications.salaryScaleTo();
        if (from == null || to == null) {
            return;
        }
        String expected = from + "-" + to;
        if (scale == null) {
            remarks.add(new Remark("advice.salaryScale.unknown", List.of(expected)));
        } else if (scale < from) {
            remarks.add(new Remark("advice.salaryScale.below", List.of(scale.toString(), expected)));
        } else if (scale > to) {
            remarks.add(new Remark("advice.salaryScale.above", List.of(scale.toString(), expected)));
        }
    }

    private static void adviseOnPupils(@Nullable Integer pupils, @Nullable Integer least, List<Remark> remarks) {
        if (least == null) {
            return;
        }
        if (pupils == null) {
            remarks.add(new Remark("advice.pupils.unknown", List.of(least.toString())));
        } else if (pupils < least) {
            remarks.add(new Remark("advice.pupils.below", List.of(pupils.toString(), least.toString())));
        }
    }

    private static void adviseOnExperience(@Nullable Integer years, @Nullable Integer most, List<Remark> remarks) {
        if (most == null) {
            return;
        }
        if (years == null) {
            remarks.add(new Remark("advice.experience.unknown", List.of(most.toString())));
        } else if (years > most) {
            remarks.add(new Remark("advice.experience.above", List.of(years.toString(), most.toString())));
        }
    }
}
