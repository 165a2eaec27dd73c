package nl.kring.journey.contracting;

import java.util.Map;
import nl.kring.contracting.Agreements;
import nl.kring.contracting.Contracting;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A participant confirms what the group agreed. */
@Component
class ConfirmAgreement implements TaskForm {

    private final Contracting contracting;
    private final Agreements agreements;
    private final AgreementWording wording;

    ConfirmAgreement(Contracting contracting, Agreements agreements, AgreementWording wording) {
        this.contracting = contracting;
        this.agreements = agreements;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of("agreement", wording.of(agreements.get(task.agreementId()), LocaleContextHolder.getLocale()));
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        contracting.confirm(
                task.agreementId(),
                task.enrolmentId(),
                task.actor().name(),
                answers.optionalText("remark").orElse(null));
        return Map.of();
    }
}
