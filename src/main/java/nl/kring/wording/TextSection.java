package nl.kring.wording;

/** Where people read a text. */
public enum TextSection {
    PAGES("messages"),
    ENGAGEMENT("engagement_messages"),
    STEPS("journey_messages"),
    DOCUMENTS("documents"),
    LETTERS("mails");

    private final String bundle;

    TextSection(String bundle) {
        this.bundle = bundle;
    }

    String bundle() {
        return bundle;
    }
}
