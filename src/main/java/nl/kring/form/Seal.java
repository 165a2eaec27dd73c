package nl.kring.form;

/** Keeps answers from everybody for as long as somebody else has to answer without knowing them. */
public interface Seal {

    boolean covers(FormSubmission submission);
}
