package nl.kring.journey.contracting;

import java.util.Optional;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.Contracting;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks up what a participant who has just been admitted has to confirm, if the group agreed on it already. */
@Component
class LookUpAgreement implements JavaDelegate {

    private final Contracting contracting;

    LookUpAgreement(Contracting contracting) {
        this.contracting = contracting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Agreement> agreement = contracting.inForce(Facts.editionId(execution));
        execution.setVariable(Facts.AGREEMENT_RECORDED, agreement.isPresent());
        agreement.ifPresent(
                found -> execution.setVariable(Facts.AGREEMENT_ID, found.id().toString()));
    }
}
