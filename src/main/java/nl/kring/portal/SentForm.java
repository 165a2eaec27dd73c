package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.form.FormInput;
import nl.kring.form.FormRejected;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form as a browser sent it.
 *
 * @param page names the page on which it was filled in; the same for every attempt to send that page
 * @param typed what was typed, to show again
 */
record SentForm(String page, MultiValueMap<String, String> typed) {

    /** The hidden field with the name of the page. */
    static final String PAGE = "formPage";

    private static final String UNREADABLE = "org.apache.catalina.parameter_parse_failed";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static String newPage() {
        return UUID.randomUUID().toString();
    }

    /** @param unreadable what to say when the request has bytes that are no text */
    static SentForm of(HttpServletRequest request, MultiValueMap<String, String> parameters, String unreadable) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>(parameters);
        List<String> sent = typed.remove(PAGE);
        String page = sent != null
                        && sent.size() == 1
                        && UUID_FORM.matcher(sent.get(0)).matches()
                ? sent.get(0)
                : newPage();
        if (request.getAttribute(UNREADABLE) != null) {
            throw FormRejected.because("", "unreadable", unreadable);
        }
        return new SentForm(page, typed);
    }

    Map<String, Object> raw() {
        return FormInput.raw(typed);
    }

    /**
     * The same only for the same answers from the same page: sending twice is no second enrolment, while going back and
     * filling in something else is.
     */
    String idempotencyKey() {
        Map<String, Object> answers = new TreeMap<>(raw());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(answers.toString().getBytes(StandardCharsets.UTF_8));
            return "page-" + page + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
