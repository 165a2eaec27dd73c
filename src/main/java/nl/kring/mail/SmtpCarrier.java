package nl.kring.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;

/** Sends over SMTP. */
class SmtpCarrier implements Carrier {

    private final JavaMailSender sender;
    private final MailProperties properties;

    SmtpCarrier(JavaMailSender sender, MailProperties properties) {
        this.sender = sender;
        this.properties = properties;
    }

    @Override
    public void carry(StoredLetter letter) {
        MimeMessage message = sender.createMimeMessage();
        try {
            message.setFrom(properties.sender());
            message.setRecipient(
                    Message.RecipientType.TO, new InternetAddress(letter.recipient(), letter.recipientName(), "UTF-8"));
            message.setSubject(letter.subject(), "UTF-8");
            message.setHeader("Message-ID", letter.messageId());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", letter.language());
            message.setContent(content(letter));
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(e);
        }
        sender.send(message);
    }

    private static MimeMultipart content(StoredLetter letter) throws MessagingException {
        MimeMultipart words = new MimeMultipart("alternative");
        words.addBodyPart(text(letter.text(), "plain"));
        words.addBodyPart(text(letter.html(), "html"));
        MimeMultipart everything = new MimeMultipart("mixed");
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(words);
        everything.addBodyPart(first);
        for (Attachment attachment : letter.attachments()) {
            if (attachment.contentType().startsWith("text/calendar")) {
                // As an alternative to the words, mail programs offer to accept the invitation.
                words.addBodyPart(binary(attachment));
            }
            MimeBodyPart part = binary(attachment);
            part.setDisposition(Part.ATTACHMENT);
            part.setFileName(attachment.fileName());
            everything.addBodyPart(part);
        }
        return everything;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    private static MimeBodyPart binary(Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
        return part;
    }
}
