package nl.kring.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Level;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Certificates of participation, as PDF that reads well on paper and aloud (PDF/UA-1). */
@Component
public class Certificates {

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final ITemplateEngine templates;

    Certificates(ITemplateEngine templates) {
        this.templates = templates;
    }

    /** One landscape A4 page, in Dutch or English. */
    public byte[] certificate(CertificateData data) {
        boolean english = data.locale().getLanguage().equals("en");
        Locale language = english ? Locale.ENGLISH : Locale.forLanguageTag("nl");
        Context context = new Context(language);
        context.setVariable("lang", language.getLanguage());
        context.setVariable("certificate", data);
        context.setVariable(
                "date",
                DateTimeFormatter.ofPattern("d MMMM uuuu", english ? Locale.UK : Locale.forLanguageTag("nl-NL"))
                        .format(data.date()));
        return pdf(templates.process("document/certificate", context));
    }

    private static byte[] pdf(String html) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> font("Serif-Regular"), "Liberation Serif", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Serif-Bold"), "Liberation Serif", 700, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Serif-Italic"), "Liberation Serif", 400, FontStyle.ITALIC, true);
        builder.useFont(() -> font("Sans-Regular"), "Liberation Sans", 400, FontStyle.NORMAL, true);
        builder.withHtmlContent(html, null);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String style) {
        try {
            return new ClassPathResource("liberation/Liberation" + style + ".ttf").getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
