package nl.kring.form;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A value that is shown with its markup. Any other text that is filled into a form's <code>{{name}}</code> is shown
 * literally, so that nobody can put a link or a heading into a page of somebody else.
 */
public record Markdown(@JsonValue String source) {

    /** Markdown that shows exactly this text, whatever signs are in it. */
    public static String literal(String text) {
        return MarkdownText.literal(text);
    }

    @Override
    public String toString() {
        return source;
    }
}
