package nl.kring.form;

import java.util.List;
import java.util.stream.Collectors;

/** The form cannot be shown or validated everywhere; the message names the components, for whoever made the form. */
public final class UnsupportedForm extends RuntimeException {

    private final String form;
    private final transient List<Reason> reasons;

    /** @param component its key, label or id; empty where it is about the whole form */
    public record Reason(String component, String text) {}

    UnsupportedForm(String form, String reason) {
        this(form, List.of(new Reason("", reason)));
    }

    UnsupportedForm(String form, List<Reason> reasons) {
        super("Form " + form + ": "
                + reasons.stream()
                        .map(reason -> (reason.component().isEmpty() ? "" : "component " + reason.component() + " ")
                                + reason.text())
                        .collect(Collectors.joining("; ")));
        this.form = form;
        this.reasons = List.copyOf(reasons);
    }

    /** Its id; {@code ?} where it has none. */
    public String form() {
        return form;
    }

    /** All that keeps it from being shown, in the order of the form. */
    public List<Reason> reasons() {
        return reasons;
    }
}
