package nl.kring.form;

/** One part of a form: a field, a text, a group. */
public record FormComponent(String type, String id) {}
