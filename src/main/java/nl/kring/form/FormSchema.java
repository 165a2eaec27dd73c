package nl.kring.form;

import java.util.List;

/** A form as made in Camunda Modeler. */
public record FormSchema(String id, List<FormComponent> components) {}
