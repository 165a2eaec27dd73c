package nl.kring.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** What a browser sends for a form. */
public final class FormInput {

    private FormInput() {}

    /**
     * Request parameters as {@link FormValidator} takes them: a String where a name was sent once, a list where it was
     * sent more often. Only the token against forged requests is left out; whatever else does not belong in the form is for
     * the validator to refuse.
     */
    public static Map<String, Object> raw(MultiValueMap<String, String> parameters) {
        Map<String, Object> raw = new LinkedHashMap<>();
        parameters.forEach((name, sent) -> {
            if (!name.equals("_csrf")) {
                raw.put(name, sent.size() == 1 ? sent.get(0) : List.copyOf(sent));
            }
        });
        return raw;
    }
}
