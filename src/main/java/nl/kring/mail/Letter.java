package nl.kring.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter to be posted. What it is about, the milestone, the template and the recipient's address together are its key:
 * a letter with the same key is sent once, however often it is posted.
 *
 * @param about the id of the enrolment, edition, session … that the letter is about
 * @param milestone tells apart letters that are sent more than once about the same thing, such as a task id or the number
 *     of a reminder; empty where there is only one
 * @param values for the texts: java.time values are written out in the recipient's language, Europe/Amsterdam; a
 *     {@link java.math.BigDecimal} is an amount in euros; a list becomes lines; anything else is written as it is. A
 *     line or paragraph whose values are all empty is left out
 */
public record Letter(
        MailTemplate template,
        @Nullable UUID about,
        String milestone,
        Recipient to,
        Map<String, Object> values,
        List<Attachment> attachments) {

    public Letter {
        values = Map.copyOf(values);
        attachments = List.copyOf(attachments);
    }

    public static Letter of(MailTemplate template, Recipient to) {
        return new Letter(template, null, "", to, Map.of(), List.of());
    }

    public Letter about(UUID id) {
        return new Letter(template, id, milestone, to, values, attachments);
    }

    public Letter milestone(String newMilestone) {
        return new Letter(template, about, newMilestone, to, values, attachments);
    }

    public Letter with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Letter(template, about, milestone, to, more, attachments);
    }

    public Letter attach(Attachment attachment) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.add(attachment);
        return new Letter(template, about, milestone, to, values, more);
    }
}
