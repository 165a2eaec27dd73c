package nl.kring.form;

import java.util.Optional;

/** The forms as they are deployed now. */
public interface FormLibrary {

    Optional<DeployedForm> find(String formId);

    /** @throws IllegalStateException when the form is not deployed */
    default DeployedForm get(String formId) {
        return find(formId).orElseThrow(() -> new IllegalStateException("Form " + formId + " is not deployed"));
    }

    /** @param version counts from 1 with every deployment that brings the form */
    record DeployedForm(FormSchema schema, int version) {}
}
