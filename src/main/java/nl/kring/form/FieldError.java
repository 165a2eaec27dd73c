package nl.kring.form;

/**
 * What is wrong with one answer.
 *
 * @param field the field's key, or an empty string when it concerns the whole form
 * @param code for programs, e.g. {@code required}
 * @param message for people, in their language
 */
public record FieldError(String field, String code, String message) {}
