package nl.kring.mail;

/** What may stand in a mail header: one line, so that no value can add a header of its own. */
final class SingleLine {

    private SingleLine() {}

    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
