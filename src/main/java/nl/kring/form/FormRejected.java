package nl.kring.form;

import java.util.List;

/** The answers do not fit the form, or break a rule of the stage; nothing was stored. */
public final class FormRejected extends RuntimeException {

    private final List<FieldError> errors;

    public FormRejected(List<FieldError> errors) {
        super("Form rejected: " + errors);
        this.errors = List.copyOf(errors);
    }

    public static FormRejected because(String field, String code, String message) {
        return new FormRejected(List.of(new FieldError(field, code, message)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
