package nl.kring.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Turns a template of the folder {@code document} into PDF that reads well on paper and aloud (PDF/UA-1). */
@Component
public class AccessiblePdf {

    /** Signs that people can type and a document in XML cannot hold. */
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final ITemplateEngine templates;

    AccessiblePdf(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * @param template its file's name, without folder and ending
     * @param locale English for an English locale, else Dutch; the template finds it as {@code lang}
     */
    public byte[] write(String template, Locale locale, Map<String, Object> values) {
        Locale language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("nl");
        Context context = new Context(language);
        context.setVariables(values);
        context.setVariable("lang", language.getLanguage());
        return pdf(NOT_IN_XML
                .matcher(templates.process("document/" + template, context))
                .replaceAll(""));
    }

    private static byte[] pdf(String html) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> font("Serif-Regular"), "Liberation Serif", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Serif-Bold"), "Liberation Serif", 700, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Serif-Italic"), "Liberation Serif", 400, FontStyle.ITALIC, true);
        builder.useFont(() -> font("Sans-Regular"), "Liberation Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Sans-Bold"), "Liberation Sans", 700, FontStyle.NORMAL, true);
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
