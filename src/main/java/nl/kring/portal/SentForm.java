package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.form.FormInput;
import nl.kring.form.FormRejected;
import org.springframework.context.MessageSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form as a browser sent it.
 *
 * @param page names the page on which it was filled in; the same for every attempt to send that page
 * @param readable false when the request had bytes that are no text, so that answers may be missing
 */
record SentForm(String page, MultiValueMap<String, String> typed, boolean readable) {

    /** The hidden field with the name of the page. */
    static final String PAGE = "formPage";

    private static final String UNREADABLE = "org.apache.catalina.parameter_parse_failed";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static String newPage() {
        return UUID.randomUUID().toString();
    }

    static SentForm of(HttpServletRequest request, MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>(parameters);
        List<String> sent = typed.remove(PAGE);
        String page = sent == null || sent.size() != 1 ? "" : sent.get(0);
        return new SentForm(
                UUID_FORM.matcher(page).matches() ? page : newPage(), typed, request.getAttribute(UNREADABLE) == null);
    }

    /** What was typed without what a page cannot show. */
    MultiValueMap<String, String> showable() {
        MultiValueMap<String, String> shown = new LinkedMultiValueMap<>();
        typed.forEach((name, values) -> values.forEach(value -> shown.add(name, showable(value))));
        return shown;
    }

    static String showable(String typed) {
        return UNPRINTABLE.matcher(typed).replaceAll("\uFFFD");
    }

    /**
     * The answers, for validation.
     *
     * @throws FormRejected when it is not {@link #readable}
     */
    Map<String, Object> answers(MessageSource messages, Locale locale) {
        if (!readable) {
            throw FormRejected.because("", "unreadable", messages.getMessage("portal.error.unreadable", null, locale));
        }
        return FormInput.raw(typed);
    }

    /**
     * The same only for the same answers from the same page: sending twice is no second enrolment, while going back and
     * filling in something else is.
     */
    String idempotencyKey() {
        Map<String, Object> answers = new TreeMap<>(FormInput.raw(typed));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(answers.toString().getBytes(StandardCharsets.UTF_8));
            return "page-" + page + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
