package nl.kring.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.jspecify.annotations.Nullable;

/**
 * Markdown with values filled in, as HTML. HTML in the text is shown as it was typed, links lead to web pages and mail
 * addresses only, and pictures are replaced by their description.
 */
final class MarkdownText {

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.NONE)
            .postProcessor(MarkdownText::adapt)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new SafeLinks())
            .build();

    private MarkdownText() {}

    static String html(String markdown, Map<String, ? extends @Nullable Object> values, Locale locale) {
        Readable readable = new Readable(locale);
        String filled = Placeholders.fill(markdown, name -> {
            Object value = values.get(name);
            return value instanceof Markdown marked ? marked.source() : literal(readable.text(value));
        });
        return RENDERER.render(PARSER.parse(filled));
    }

    /** Markdown that shows exactly this text: every character that could mean something is escaped. */
    static String literal(String text) {
        List<String> lines = text.lines()
                .map(line -> line.strip().replaceAll("([!-/:-@\\[-`{-~])", "\\\\$1"))
                .toList();
        // An empty line would end the list or heading the value stands in.
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\\\n"));
    }

    private static Node adapt(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                // The page has its own first heading.
                heading.setLevel(Math.min(heading.getLevel() + 1, 6));
                visitChildren(heading);
            }

            @Override
            public void visit(Image image) {
                visitChildren(image);
                Node child = image.getFirstChild();
                while (child != null) {
                    Node next = child.getNext();
                    image.insertBefore(child);
                    child = next;
                }
                image.unlink();
            }
        });
        return document;
    }

    /** Stricter than the library, which lets {@code data:} through. */
    private static final class SafeLinks implements UrlSanitizer {

        private static final Pattern SAFE = Pattern.compile("(?i)(https?://|mailto:|/(?!/)|#)[^\\p{Cntrl}]*");

        @Override
        public String sanitizeLinkUrl(String url) {
            return SAFE.matcher(url.strip()).matches() ? url.strip() : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return "";
        }
    }
}
