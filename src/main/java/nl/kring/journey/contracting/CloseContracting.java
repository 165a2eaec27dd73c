package nl.kring.journey.contracting;

import nl.kring.contracting.Contracting;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the confirming of a version. */
@Component
class CloseContracting implements JavaDelegate {

    private final Contracting contracting;

    CloseContracting(Contracting contracting) {
        this.contracting = contracting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracting.close(Facts.agreementId(execution));
    }
}
