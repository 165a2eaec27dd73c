package nl.kring.mail;

import org.springframework.web.util.HtmlUtils;

/** A letter as it goes: one subject, and the same words once as plain text and once as HTML. */
public record RenderedLetter(String subject, String text, String html) {

    private static final String BLOT = "•••";

    /** The same letter with a link blotted out that is nobody else's business. */
    RenderedLetter without(String link) {
        return new RenderedLetter(
                subject,
                text.replace(link, BLOT),
                html.replace(HtmlUtils.htmlEscape(link), BLOT).replace(link, BLOT));
    }

    /** The same letter with another link where one was blotted out. */
    RenderedLetter withLink(String link) {
        return new RenderedLetter(subject, text.replace(BLOT, link), html.replace(BLOT, HtmlUtils.htmlEscape(link)));
    }

    /** Whether a link was blotted out. */
    boolean missesItsLink() {
        return text.contains(BLOT);
    }
}
