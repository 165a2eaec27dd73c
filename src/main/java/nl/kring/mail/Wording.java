package nl.kring.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a letter, before they are set as text or as HTML. */
record Wording(List<Paragraph> paragraphs) {

    String asText() {
        return String.join("\n\n", paragraphs.stream().map(Paragraph::asText).toList());
    }

    record Paragraph(List<Line> lines) {

        String asText() {
            return String.join("\n", lines.stream().map(Line::asText).toList());
        }
    }

    record Line(List<Segment> segments) {

        String asText() {
            return String.join("", segments.stream().map(Segment::text).toList());
        }
    }

    /** @param href where the text leads to when somebody chooses it */
    record Segment(String text, @Nullable String href) {}
}
