package nl.kring.mail;

/**
 * A file that goes with a letter.
 *
 * @param fileName without a folder
 * @param contentType a MIME type, with its parameters where it has any
 */
public record Attachment(String fileName, String contentType, byte[] content) {

    public Attachment {
        fileName = SingleLine.of(fileName).replaceAll("[/\\\\]", "-");
        contentType = SingleLine.of(contentType);
    }
}
