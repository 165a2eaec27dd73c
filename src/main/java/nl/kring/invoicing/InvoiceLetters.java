package nl.kring.invoicing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.kring.enrolment.Enrolment;
import nl.kring.mail.Attachment;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import org.springframework.stereotype.Component;

/** Letters that bring an invoice, to the organisation that pays and to the participant it is about. */
@Component
class InvoiceLetters {

    private final Outbox outbox;
    private final InvoiceDocuments documents;

    InvoiceLetters(Outbox outbox, InvoiceDocuments documents) {
        this.outbox = outbox;
        this.documents = documents;
    }

    /** Sends an invoice or a credit note as it was issued. */
    void send(Invoice invoice, Enrolment enrolment) {
        MailTemplate template = invoice.isCreditNote() ? MailTemplate.CREDIT_NOTE : MailTemplate.INVOICE;
        post(template, invoice, enrolment, invoice.number(), Map.of("amount", invoice.amount()));
    }

    /**
     * Asks once more for what is open.
     *
     * @param round from 1
     * @param last nothing follows by mail; somebody calls
     */
    void remind(Invoice invoice, Enrolment enrolment, BigDecimal open, int round, boolean last) {
        post(
                last ? MailTemplate.LAST_PAYMENT_REMINDER : MailTemplate.PAYMENT_REMINDER,
                invoice,
                enrolment,
                invoice.number() + " " + round,
                Map.of("open", open));
    }

    private void post(
            MailTemplate template,
            Invoice invoice,
            Enrolment enrolment,
            String milestone,
            Map<String, BigDecimal> amounts) {
        InvoiceContent content = invoice.content();
        Attachment pdf =
                new Attachment(documents.fileName(invoice) + ".pdf", "application/pdf", documents.pdf(invoice));
        String ublName = documents.fileName(invoice) + ".xml";
        Optional<Attachment> ubl = documents.ubl(invoice).map(file -> new Attachment(ublName, "application/xml", file));
        for (Recipient recipient : recipients(content, enrolment).values()) {
            Letter letter = Letter.of(template, recipient)
                    .about(enrolment.id())
                    .milestone(milestone)
                    .with("programme", content.programme())
                    .with("edition", content.edition())
                    .with("participant", content.participant())
                    .with("number", invoice.number())
                    .with("dueOn", invoice.dueOn())
                    .with(
                            "iban",
                            new InvoicePdf.Format(content.locale())
                                    .iban(content.seller().iban()))
                    .with("payee", content.seller().name())
                    .with("ubl", ubl.map(Attachment::fileName).orElse(""))
                    .attach(pdf);
            String credited = content.creditedNumber();
            String reason = content.reason();
            if (credited != null) {
                letter = letter.with("credited", credited).with("reason", reason == null ? "" : reason);
            }
            for (Map.Entry<String, BigDecimal> amount : amounts.entrySet()) {
                letter = letter.with(amount.getKey(), amount.getValue());
            }
            if (ubl.isPresent()) {
                letter = letter.attach(ubl.get());
            }
            outbox.post(letter);
        }
    }

    /** By address, so that somebody who receives both gets one letter. */
    private static Map<String, Recipient> recipients(InvoiceContent content, Enrolment enrolment) {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        String attention = content.buyer().attention();
        Recipient buyer = new Recipient(
                content.buyer().email(),
                attention == null ? content.buyer().organisation() : attention,
                content.locale());
        Recipient participant = new Recipient(enrolment.email(), enrolment.name(), enrolment.locale());
        recipients.put(buyer.email(), buyer);
        recipients.put(participant.email(), participant);
        return recipients;
    }
}
