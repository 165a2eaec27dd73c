package nl.kring.invoicing;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The documents that an invoice or a credit note is sent as. They are the same however often they are made. */
@Component
public class InvoiceDocuments {

    private final InvoicePdf pdf;
    private final InvoiceUbl ubl;

    InvoiceDocuments(InvoicePdf pdf, InvoiceUbl ubl) {
        this.pdf = pdf;
        this.ubl = ubl;
    }

    public byte[] pdf(Invoice invoice) {
        return pdf.of(invoice);
    }

    /** For bookkeeping programs: UBL 2.1 by NLCIUS. Empty for private persons, who keep no books. */
    public Optional<byte[]> ubl(Invoice invoice) {
        return invoice.content().buyer().privatePerson() ? Optional.empty() : Optional.of(ubl.of(invoice));
    }

    /** Without ending, such as {@code factuur-2027-0012}. */
    public String fileName(Invoice invoice) {
        boolean english = invoice.content().language().equals("en");
        String kind = invoice.isCreditNote()
                ? (english ? "credit-note-" : "creditnota-")
                : (english ? "invoice-" : "factuur-");
        return kind + invoice.number();
    }
}
