package nl.kring.invoicing;

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

    /** For bookkeeping programs: UBL 2.1 by NLCIUS. */
    public byte[] ubl(Invoice invoice) {
        return ubl.of(invoice);
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
