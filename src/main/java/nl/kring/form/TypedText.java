package nl.kring.form;

import java.text.Normalizer;
import nl.kring.form.AnswerReader.Wrong;
import org.jspecify.annotations.Nullable;

/** Text as people typed or pasted it, cleaned of what they do not see. */
final class TypedText {

    private static final int MAX_RAW_LENGTH = 100_000;

    private TypedText() {}

    /**
     * The text in NFC without white space around it, lines ended by a line feed.
     *
     * @return null when nothing visible is left
     * @throws Wrong when it holds characters that no text has
     */
    static @Nullable String read(String typed, boolean severalLines) throws Wrong {
        if (typed.length() > MAX_RAW_LENGTH) {
            throw new Wrong("tooLong", Limits.TEXTAREA_LENGTH);
        }
        StringBuilder clean = new StringBuilder(typed.length());
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        for (int i = 0; i < lines.length(); ) {
            int character = lines.codePointAt(i);
            i += Character.charCount(character);
            if (isDirectionMark(character)) {
                continue;
            }
            if (!isAllowed(character, severalLines)) {
                throw new Wrong("characters");
            }
            clean.appendCodePoint(character);
        }
        String text = trim(Normalizer.normalize(clean, Normalizer.Form.NFC));
        return text.isEmpty() ? null : text;
    }

    /** Comes along unseen with pasted telephone numbers, and can turn a name around in a table. */
    private static boolean isDirectionMark(int character) {
        return (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || character == 0xFEFF;
    }

    private static boolean isAllowed(int character, boolean severalLines) {
        if (character == '\t' || character == '\n') {
            return severalLines || character == '\t';
        }
        return switch (Character.getType(character)) {
            // A surrogate that arrives here has lost its other half.
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // The replacement character stands for bytes that were no text.
            default -> character != 0xFFFD && (character & 0xFFFE) != 0xFFFE;
        };
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u200B'
                || character == '\u2060'
                || character == '\u2800'
                || character == '\u3164';
    }
}
