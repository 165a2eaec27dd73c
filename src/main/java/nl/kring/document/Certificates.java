package nl.kring.document;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Certificates of participation. */
@Component
public class Certificates {

    private final AccessiblePdf pdf;

    Certificates(AccessiblePdf pdf) {
        this.pdf = pdf;
    }

    /** One landscape A4 page, in Dutch or English, as PDF. */
    public byte[] certificate(CertificateData data) {
        boolean english = data.locale().getLanguage().equals("en");
        String date = DateTimeFormatter.ofPattern("d MMMM uuuu", english ? Locale.UK : Locale.forLanguageTag("nl-NL"))
                .format(data.date());
        return pdf.write("certificate", data.locale(), Map.of("certificate", data, "date", date));
    }
}
