package nl.kring.invoicing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.kring.enrolment.Enrolment;
import org.jspecify.annotations.Nullable;

/**
 * Billing details as the fields of a form on a page. The field {@code payer} says whether the participant pays privately;
 * then the invoice is in their own name, and the fields that are about an organisation do not count.
 */
public final class BillingFields {

    private static final String PAYER = "payer";
    private static final String MYSELF = "MYSELF";
    private static final String ORGANISATION = "ORGANISATION";

    private BillingFields() {}

    public static BillingDetails read(Map<String, String> fields, Enrolment enrolment) {
        boolean privately = MYSELF.equals(fields.get(PAYER));
        return new BillingDetails(
                privately ? enrolment.name() : fields.getOrDefault("organisation", ""),
                privately ? null : fields.get("attention"),
                fields.getOrDefault("street", ""),
                fields.getOrDefault("postcode", ""),
                fields.getOrDefault("city", ""),
                fields.getOrDefault("country", ""),
                fields.getOrDefault("email", ""),
                fields.get("reference"),
                privately ? null : fields.get("chamberOfCommerce"),
                privately);
    }

    /** What was given, or else what can be guessed of it. */
    public static Map<String, String> of(Optional<BillingDetails> given, Enrolment enrolment) {
        Map<String, String> fields = new HashMap<>();
        fields.put(PAYER, ORGANISATION);
        fields.put("organisation", enrolment.organisation());
        fields.put("country", "NL");
        given.ifPresent(details -> {
            fields.put(PAYER, details.privatePerson() ? MYSELF : ORGANISATION);
            if (!details.privatePerson()) {
                fields.put("organisation", details.organisation());
            }
            fields.put("attention", orEmpty(details.attention()));
            fields.put("street", details.street());
            fields.put("postcode", details.postcode());
            fields.put("city", details.city());
            fields.put("country", details.country());
            fields.put("email", details.email());
            fields.put("reference", orEmpty(details.reference()));
            fields.put("chamberOfCommerce", orEmpty(details.chamberOfCommerce()));
        });
        return fields;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
