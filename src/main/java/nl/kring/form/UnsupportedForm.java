package nl.kring.form;

/** The form cannot be shown or validated everywhere; the message names the component, for whoever made the form. */
public final class UnsupportedForm extends RuntimeException {

    UnsupportedForm(String form, String reason) {
        super("Form " + form + ": " + reason);
    }
}
