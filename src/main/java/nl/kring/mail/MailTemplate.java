package nl.kring.mail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The letters that can be sent. The texts are in the bundle {@code mails}, under the constant's name in camel case; each
 * lists the values that its texts may use. Beside them every text may use {@code name}, and every text of a letter that
 * belongs to a programme {@code programme} and {@code edition}.
 */
public enum MailTemplate {
    CONFIRM_ADDRESS("link"),
    CONFIRMATION_REMINDER("link"),
    CONFIRMATION_EXPIRED,
    REFUSED("reason"),
    WAITING_LIST("position", "leaveLink"),
    STILL_WAITING("position", "leaveLink"),
    NO_PLACE("leaveLink"),
    PLACE_OFFERED("until", "link", "leaveLink"),
    SECOND_GROUP_OFFERED("firstEdition", "startsAt", "until", "link", "leaveLink"),
    SECOND_GROUP_OFFERED_TO_TEAM("firstEdition", "startsAt", "until", "link", "leaveLink", "candidates"),
    OFFER_LAPSED,
    OFFER_DECLINED,
    INTAKE_INVITATION("link"),
    CONVERSATION_CONFIRMED("startsAt", "conversationLink"),
    DECISION_ASKED("link"),
    NOT_ADMITTED,
    DECLINED_BY_CANDIDATE,
    WELCOME("kickOff", "place", "fee", "freeUntil", "link"),
    WITHDRAWN,
    CANCELLED,
    CANCELLED_WITH_COSTS("costs", "freeUntil"),
    REPLACEMENT_ASKED("colleague", "until", "costs"),
    REPLACEMENT_ASKED_FREE("colleague", "until"),
    REPLACEMENT_PENDING("colleague", "until", "costs"),
    REPLACEMENT_PENDING_FREE("colleague", "until"),
    REPLACED,
    REPLACEMENT_INVITATION("colleague", "organisation", "link"),
    REPLACEMENT_LAPSED,
    TEAM_INCOMPLETE("candidates"),
    TEAM_ENDED,
    GROUP_CHANGED("group", "dates", "link"),
    EDITION_CANCELLED("reason", "leaveLink"),
    EDITION_OPENED("link", "opens"),
    EDITION_GOES_AHEAD("kickOff", "place", "link"),
    AGREEMENT_TO_CONFIRM("version", "link"),
    SESSION_PREPARATION(
            "session", "startsAt", "place", "theme", "material", "assignments", "question", "contributions"),
    CONTRIBUTIONS_IN("session", "startsAt", "contributions", "link"),
    SPEAKER_INVITATION("session", "startsAt", "place", "theme", "earlierThemes", "questions"),
    EDITION_MOVED_ONLINE("reason", "meetings", "conversationLink", "fee"),
    MEETINGS_MOVED("meetings", "link"),
    SESSION_MOVED_ONLINE("session", "startsAt", "endsAt", "conversationLink", "reason"),
    EVALUATION_INVITATION("link"),
    CERTIFICATE,
    INVOICE("participant", "number", "amount", "dueOn", "iban", "payee", "ubl"),
    CREDIT_NOTE("participant", "number", "credited", "amount", "reason"),
    PAYMENT_REMINDER("participant", "number", "open", "dueOn", "iban", "payee"),
    LAST_PAYMENT_REMINDER("participant", "number", "open", "dueOn", "iban", "payee"),
    COMPANIONS_SETTLED("group", "members", "link"),
    DATES_ASKED("session", "halfDays", "until", "link"),
    DATE_ADDED("startsAt", "endsAt", "until", "link"),
    INTERVISION_SETTLED("startsAt", "endsAt", "conversationLink", "member", "link"),
    INTERVISION_CANCELLED("startsAt"),
    CASE_MOVED("startsAt", "member", "link"),
    SHADOWING_SETTLED("member", "colleague", "organisation", "startsAt", "endsAt", "link"),
    MENTOR_ASKED("member", "organisation", "link"),
    MENTOR_SETTLED("mentor", "organisation", "link"),
    MENTOR_SAYS_YES("mentor", "link"),
    MENTOR_ENDED("mentor", "link"),
    MENTORING_ENDED("member"),
    MENTOR_DECLINED("mentor", "candidate", "link"),
    MENTOR_QUESTION("member", "link"),
    MENTOR_ANSWER("mentor", "link"),
    VOTE_OPENED("session", "topics", "until", "link"),
    VOTE_GOES_ON("session", "topics", "until", "link"),
    TOPIC_CHOSEN("topic", "teacher", "startsAt", "reason", "link"),
    NEXT_YEAR("reason", "form", "frequency", "startsOn"),
    NETWORK_ENDED("reason"),
    BOARD_INSTRUMENT("link"),
    BOARD_TAKES_PART("startsAt", "place", "link"),
    ALIGNMENT_ASKED("agreements", "goal", "link"),
    BOARD_VISIT("visitor", "startsAt", "place", "link"),
    ACTION_POINT_REMINDER("what", "owner", "dueOn"),
    NEXT_CYCLE("startsOn"),
    TASK_REMINDER("task", "due", "link"),
    TASK_ESCALATED("task", "candidate", "due", "link"),
    CANDIDATES_SILENT("task", "candidates", "due", "link"),
    WAITS_LONG("candidate", "reference", "step", "link"),
    SIGN_IN_LINK("link", "minutes"),
    MEMBER_LINK("association", "link", "minutes"),
    ACCOUNT_MADE("account", "until", "link"),
    NEW_PASSWORD("account", "until", "link"),
    STANDING_IN("colleague", "startsOn", "endsOn", "link"),
    NOT_A_MEMBER("association", "howToJoin", "link"),
    NOMINATED("nominator", "link"),
    SUPPORT_CONFIRM("network", "link"),
    SUPPORT_MISSING("network", "missing", "link"),
    SUPPORT_MISSING_REMINDER("network", "missing", "link"),
    SUPPORT_LAPSED("network"),
    SUPPORT_GRANTED("network", "reason", "amount", "purposes", "help"),
    SUPPORT_DECLINED("network", "reason"),
    SUPPORT_WITHDRAWN("network"),
    SUPPORT_SILENT("applicant", "network", "reference", "link");

    private final List<String> valueNames;

    MailTemplate(String... valueNames) {
        this.valueNames = List.of(valueNames);
    }

    /** The values of its own, without those that every letter has. */
    public List<String> valueNames() {
        return valueNames;
    }

    /** The values that its texts may use: its own, and those that every letter has. */
    public Set<String> usableValues() {
        Set<String> usable = new LinkedHashSet<>(List.of("name"));
        if (belongsToProgramme()) {
            usable.addAll(List.of("programme", "edition"));
        }
        usable.addAll(valueNames);
        return usable;
    }

    /** The keys of its texts: {@code subject}, {@code body} and, where it leads somewhere, {@code action}. */
    public Map<String, String> textKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String part : hasAction() ? List.of("subject", "body", "action") : List.of("subject", "body")) {
            keys.put(part, messagePrefix() + "." + part);
        }
        return keys;
    }

    /** The template with a text of this key, if it belongs to one. */
    public static Optional<MailTemplate> ofText(String key) {
        return Arrays.stream(values())
                .filter(template -> template.textKeys().containsValue(key))
                .findFirst();
    }

    /** Whether the letter ends with a button that leads to the value {@code link}. */
    public boolean hasAction() {
        return valueNames.contains("link");
    }

    /**
     * The name of the value that itself lets its holder act as the recipient. Such a link is kept only until it is sent and
     * is never shown to staff.
     */
    Optional<String> personalValue() {
        return switch (this) {
            case CONFIRM_ADDRESS,
                    CONFIRMATION_REMINDER,
                    REPLACEMENT_INVITATION,
                    SIGN_IN_LINK,
                    MEMBER_LINK,
                    ACCOUNT_MADE,
                    NEW_PASSWORD,
                    NOMINATED,
                    MENTOR_ASKED,
                    MENTOR_QUESTION,
                    SUPPORT_CONFIRM,
                    SUPPORT_MISSING,
                    SUPPORT_MISSING_REMINDER,
                    EDITION_OPENED -> Optional.of("link");
            default -> valueNames.contains("leaveLink") ? Optional.of("leaveLink") : Optional.empty();
        };
    }

    /** Whether it can have a link that lets its holder act as the recipient. */
    boolean linkIsPersonal() {
        return personalValue().isPresent();
    }

    /** Whether it is about what somebody pays, which is only for coordinators to read. */
    public boolean isAboutAnInvoice() {
        return switch (this) {
            case INVOICE, CREDIT_NOTE, PAYMENT_REMINDER, LAST_PAYMENT_REMINDER -> true;
            default -> false;
        };
    }

    boolean belongsToProgramme() {
        return switch (this) {
            case SIGN_IN_LINK, ACCOUNT_MADE, NEW_PASSWORD, STANDING_IN -> false;
            default -> true;
        };
    }

    /** The prefix of its texts in the bundle, such as {@code mail.confirmAddress}. */
    String messagePrefix() {
        StringBuilder camelCase = new StringBuilder("mail.");
        for (int i = 0; i < name().length(); i++) {
            char c = name().charAt(i);
            if (c != '_') {
                boolean startsWord = i > 0 && name().charAt(i - 1) == '_';
                camelCase.append(startsWord ? c : Character.toLowerCase(c));
            }
        }
        return camelCase.toString();
    }
}
