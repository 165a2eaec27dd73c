package nl.kring.journey.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.Invoicing;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The candidate's intake form. The answers are kept with the form; beside that it says to whom the invoice goes. */
@Component
class FillInIntakeForm implements TaskForm {

    private static final Set<String> OF_AN_INVOICE = Set.of(
            "billingOrganisation", "billingStreet", "billingPostcode", "billingCity", "billingCountry", "billingEmail");

    private static final String PAYER = "billingPayer";
    private static final String MYSELF = "MYSELF";
    private static final String ORGANISATION = "ORGANISATION";

    private final Invoicing invoicing;
    private final Enrolments enrolments;
    private final Refusals refusals;

    FillInIntakeForm(Invoicing invoicing, Enrolments enrolments, Refusals refusals) {
        this.invoicing = invoicing;
        this.enrolments = enrolments;
        this.refusals = refusals;
    }

    /**
     * What is known already, from the interest form or from the candidate's own page. Whoever takes over somebody's place
     * goes through a short intake, and takes over the address for the invoice as well: the form leaves these questions out,
     * as the form of a programme may that costs nothing.
     */
    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Map<String, Object> known = new HashMap<>();
        known.put("replacement", enrolments.get(task.enrolmentId()).replaces() != null);
        BillingDetails details = invoicing.billedTo(task.enrolmentId()).orElse(null);
        if (details == null) {
            known.put("billingOrganisation", enrolments.get(task.enrolmentId()).organisation());
            known.put("billingCountry", "NL");
            return known;
        }
        known.put(PAYER, details.privatePerson() ? MYSELF : ORGANISATION);
        put(
                known,
                "billingOrganisation",
                details.privatePerson() ? enrolments.get(task.enrolmentId()).organisation() : details.organisation());
        put(known, "billingAttention", details.attention());
        put(known, "billingStreet", details.street());
        put(known, "billingPostcode", details.postcode());
        put(known, "billingCity", details.city());
        put(known, "billingCountry", details.country());
        put(known, "billingChamberOfCommerce", details.chamberOfCommerce());
        put(known, "billingEmail", details.email());
        put(known, "billingReference", details.reference());
        return known;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return asked.contains("billingStreet") ? OF_AN_INVOICE : Set.of();
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        if (answers.has("billingStreet")) {
            billTo(task, answers);
        }
        return Map.of();
    }

    private void billTo(TaskAtHand task, Answers answers) {
        boolean paysPrivately = answers.has(PAYER) && answers.choice(PAYER).equals(MYSELF);
        BillingDetails details = paysPrivately ? person(task, answers) : organisation(answers);
        List<FieldError> errors = details.mistakes().stream().map(this::refusal).toList();
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        invoicing.billTo(task.enrolmentId(), details);
    }

    private BillingDetails person(TaskAtHand task, Answers answers) {
        Enrolment payer = enrolments.get(task.enrolmentId());
        return BillingDetails.ofPerson(
                payer.name(),
                answers.text("billingStreet"),
                answers.text("billingPostcode"),
                answers.text("billingCity"),
                answers.text("billingCountry"),
                payer.email());
    }

    private static BillingDetails organisation(Answers answers) {
        return new BillingDetails(
                answers.text("billingOrganisation"),
                answers.optionalText("billingAttention").orElse(null),
                answers.text("billingStreet"),
                answers.text("billingPostcode"),
                answers.text("billingCity"),
                answers.text("billingCountry"),
                answers.text("billingEmail"),
                answers.optionalText("billingReference").orElse(null),
                answers.optionalText("billingChamberOfCommerce").orElse(null));
    }

    private FieldError refusal(BillingDetails.Mistake mistake) {
        String field = "billing" + Character.toUpperCase(mistake.field().charAt(0))
                + mistake.field().substring(1);
        return refusals.of(field, "billing." + mistake.code()).errors().get(0);
    }

    private static void put(Map<String, Object> known, String key, @Nullable String value) {
        if (value != null) {
            known.put(key, value);
        }
    }
}
