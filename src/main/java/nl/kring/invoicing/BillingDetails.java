package nl.kring.invoicing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * To whom an invoice goes: an organisation, or a participant who pays privately. Texts are stripped; what was left empty is
 * null.
 *
 * @param organisation its name, or that of the person who pays
 * @param attention a department or a person within the organisation
 * @param street with the house number, or a post-office box
 * @param country as ISO 3166-1 has it, in two letters
 * @param email where the organisation receives its invoices
 * @param reference what the organisation wants to read on the invoice, such as the number of its order
 * @param chamberOfCommerce the KvK number (eight digits) or, for public bodies, the OIN (twenty); within the Netherlands an
 *     electronic invoice cannot do without. Elsewhere whatever number the organisation is registered by, if any; people
 *     have none
 * @param privatePerson gets the invoice on paper only, as NLCIUS knows no buyers in the Netherlands without a number
 */
public record BillingDetails(
        String organisation,
        @Nullable String attention,
        String street,
        String postcode,
        String city,
        String country,
        String email,
        @Nullable String reference,
        @Nullable String chamberOfCommerce,
        boolean privatePerson) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]+\\.[^@\\s<>,;\"]{2,}");
    private static final Pattern DUTCH_POSTCODE = Pattern.compile("([1-9]\\d{3}) ?([A-Za-z]{2})");
    private static final int LONGEST = 200;

    public BillingDetails {
        organisation = stripped(organisation);
        attention = optional(attention);
        street = stripped(street);
        country = stripped(country).toUpperCase(Locale.ROOT);
        postcode = "NL".equals(country) ? spaced(stripped(postcode)) : stripped(postcode);
        city = stripped(city);
        email = stripped(email).toLowerCase(Locale.ROOT);
        reference = optional(reference);
        chamberOfCommerce = "NL".equals(country) ? digits(chamberOfCommerce) : optional(chamberOfCommerce);
        chamberOfCommerce = privatePerson ? null : chamberOfCommerce;
    }

    /** Of an organisation. */
    public BillingDetails(
            String organisation,
            @Nullable String attention,
            String street,
            String postcode,
            String city,
            String country,
            String email,
            @Nullable String reference,
            @Nullable String chamberOfCommerce) {
        this(organisation, attention, street, postcode, city, country, email, reference, chamberOfCommerce, false);
    }

    /** Of somebody who pays privately. */
    public static BillingDetails ofPerson(
            String name, String street, String postcode, String city, String country, String email) {
        return new BillingDetails(name, null, street, postcode, city, country, email, null, null, true);
    }

    /** What is wrong with these details; nothing when an invoice can be sent to them. */
    public List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        line("organisation", organisation, mistakes);
        line("street", street, mistakes);
        line("postcode", postcode, mistakes);
        line("city", city, mistakes);
        line("email", email, mistakes);
        atMost("attention", attention, mistakes);
        atMost("reference", reference, mistakes);
        if (!List.of(Locale.getISOCountries()).contains(country)) {
            mistakes.add(new Mistake("country", "country"));
        }
        if (country.equals("NL")
                && !postcode.isEmpty()
                && !DUTCH_POSTCODE.matcher(postcode).matches()) {
            mistakes.add(new Mistake("postcode", "postcode"));
        }
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            mistakes.add(new Mistake("email", "email"));
        }
        atMost("chamberOfCommerce", chamberOfCommerce, mistakes);
        if (country.equals("NL") && !privatePerson) {
            if (chamberOfCommerce == null) {
                mistakes.add(new Mistake("chamberOfCommerce", "required"));
            } else if (!chamberOfCommerce.matches("\\d{8}|\\d{20}")) {
                mistakes.add(new Mistake("chamberOfCommerce", "chamberOfCommerce"));
            }
        }
        return mistakes;
    }

    /**
     * @param field by the name of the component
     * @param code {@code required}, {@code tooLong} or the name of the field
     */
    public record Mistake(String field, String code) {}

    private static void line(String field, String value, List<Mistake> mistakes) {
        if (value.isEmpty()) {
            mistakes.add(new Mistake(field, "required"));
        }
        atMost(field, value, mistakes);
    }

    private static void atMost(String field, @Nullable String value, List<Mistake> mistakes) {
        if (value != null && value.length() > LONGEST) {
            mistakes.add(new Mistake(field, "tooLong"));
        }
    }

    /** A Dutch postcode as it is written: {@code 3511 AB}. */
    private static String spaced(String postcode) {
        var parts = DUTCH_POSTCODE.matcher(postcode);
        return parts.matches() ? parts.group(1) + " " + parts.group(2).toUpperCase(Locale.ROOT) : postcode;
    }

    /** People write these numbers in groups. */
    private static @Nullable String digits(@Nullable String number) {
        return number == null ? null : optional(number.replaceAll("[ .-]", ""));
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static @Nullable String optional(@Nullable String text) {
        String stripped = stripped(text);
        return stripped.isEmpty() ? null : stripped;
    }
}
