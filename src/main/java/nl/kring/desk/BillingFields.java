package nl.kring.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.kring.enrolment.Enrolment;
import nl.kring.invoicing.BillingDetails;
import org.jspecify.annotations.Nullable;

/** Billing details as the fields of a form. */
final class BillingFields {

    private BillingFields() {}

    static BillingDetails read(Map<String, String> fields) {
        return new BillingDetails(
                fields.getOrDefault("organisation", ""),
                fields.get("attention"),
                fields.getOrDefault("street", ""),
                fields.getOrDefault("postcode", ""),
                fields.getOrDefault("city", ""),
                fields.getOrDefault("country", ""),
                fields.getOrDefault("email", ""),
                fields.get("reference"),
                fields.get("chamberOfCommerce"));
    }

    /** What was given, or else what can be guessed of it. */
    static Map<String, String> of(Optional<BillingDetails> given, Enrolment enrolment) {
        if (given.isEmpty()) {
            return Map.of("organisation", enrolment.organisation(), "country", "NL");
        }
        BillingDetails details = given.get();
        Map<String, String> fields = new HashMap<>();
        fields.put("organisation", details.organisation());
        fields.put("attention", orEmpty(details.attention()));
        fields.put("street", details.street());
        fields.put("postcode", details.postcode());
        fields.put("city", details.city());
        fields.put("country", details.country());
        fields.put("email", details.email());
        fields.put("reference", orEmpty(details.reference()));
        fields.put("chamberOfCommerce", orEmpty(details.chamberOfCommerce()));
        return fields;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
