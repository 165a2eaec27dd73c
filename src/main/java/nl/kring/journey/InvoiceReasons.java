package nl.kring.journey;

import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Why something is credited, as a credit note says it; in the language of the person it is about. */
@Component
public class InvoiceReasons {

    private final Enrolments enrolments;
    private final MessageSource texts;

    InvoiceReasons(Enrolments enrolments, MessageSource texts) {
        this.enrolments = enrolments;
        this.texts = texts;
    }

    public String cancelled(UUID enrolmentId) {
        return text("cancelled", enrolmentId);
    }

    public String replaced(UUID enrolmentId) {
        return text("replaced", enrolmentId);
    }

    public String editionCancelled(UUID enrolmentId) {
        return text("editionCancelled", enrolmentId);
    }

    private String text(String reason, UUID enrolmentId) {
        return texts.getMessage(
                "journey.invoice." + reason, null, enrolments.get(enrolmentId).locale());
    }
}
