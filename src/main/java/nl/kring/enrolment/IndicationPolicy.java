package nl.kring.enrolment;

import java.util.ArrayList;
import java.util.List;
import nl.kring.enrolment.Advice.Remark;
import nl.kring.programme.ProgrammeDefinition.Indications;

/**
 * Holds a candidate against the programme's indications (salary scale, size of the organisation). Indications advise, they
 * never refuse by themselves.
 */
final class IndicationPolicy {

    private IndicationPolicy() {}

    static Advice advise(Enrolment enrolment, Indications indications) {
        List<Remark> remarks = new ArrayList<>();
        Integer scale = enrolment.salaryScale();
        String expectedScale = indications.salaryScaleFrom() + "-" + indications.salaryScaleTo();
        if (scale == null) {
            remarks.add(new Remark("advice.salaryScale.unknown", List.of(expectedScale)));
        } else if (scale < indications.salaryScaleFrom()) {
            remarks.add(new Remark("advice.salaryScale.below", List.of(scale.toString(), expectedScale)));
        } else if (scale > indications.salaryScaleTo()) {
            remarks.add(new Remark("advice.salaryScale.above", List.of(scale.toString(), expectedScale)));
        }
        Integer pupils = enrolment.pupils();
        String expectedPupils = Integer.toString(indications.pupilsAtLeast());
        if (pupils == null) {
            remarks.add(new Remark("advice.pupils.unknown", List.of(expectedPupils)));
        } else if (pupils < indications.pupilsAtLeast()) {
            remarks.add(new Remark("advice.pupils.below", List.of(pupils.toString(), expectedPupils)));
        }
        return new Advice(remarks);
    }
}
