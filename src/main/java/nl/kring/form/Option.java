package nl.kring.form;

/**
 * One of the answers to choose from.
 *
 * @param value the code that is stored
 */
public record Option(String value, Wording label) {

    public static Option of(String value, String label) {
        return new Option(value, new Wording(label, null));
    }
}
