package nl.kring.journey.invoice;

import nl.kring.invoicing.Reminding;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks once more for what is open. */
@Component
class SendPaymentReminder implements JavaDelegate {

    private final Reminding reminding;

    SendPaymentReminder(Reminding reminding) {
        this.reminding = reminding;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int sent = (Integer) execution.getVariable(Facts.REMINDERS_SENT);
        boolean left = reminding.remind(Facts.invoiceId(execution), sent);
        execution.setVariable(Facts.REMINDERS_SENT, sent + 1);
        execution.setVariable(Facts.REMINDER_LEFT, left);
    }
}
