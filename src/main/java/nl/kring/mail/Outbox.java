package nl.kring.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes letters that go out once the transaction they were posted in has succeeded. */
@Component
public class Outbox {

    private final JdbcClient database;
    private final LetterWriter writer;
    private final Carrier carrier;
    private final MailProperties properties;
    private final Clock clock;

    Outbox(JdbcClient database, LetterWriter writer, Carrier carrier, MailProperties properties, Clock clock) {
        this.database = database;
        this.writer = writer;
        this.carrier = carrier;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Writes a letter in the caller's transaction, word for word as it will go; a second letter with the same key is
     * ignored.
     *
     * @throws IllegalArgumentException when a value is missing that its texts ask for, or when it has neither a subject
     *     nor a milestone, so that it could be sent only once for ever
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Letter letter) {
        if (letter.about() == null && letter.milestone().isBlank()) {
            throw new IllegalArgumentException("Letter " + letter.template() + " needs an about or a milestone");
        }
        RenderedLetter rendered = writer.write(letter.template(), letter.to(), letter.values());
        put(letter, rendered);
    }

    void put(Letter letter, RenderedLetter rendered) {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = utc(clock.instant());
        int written = database.sql("""
                insert into kring.outbox (id, template, about, milestone, recipient, recipient_name, language, subject,
                    text, html, personal_link, message_id, created_at, next_attempt_at, sent_at)
                values (:id, :template, :about, :milestone, :recipient, :name, :language, :subject,
                    :text, :html, :personalLink, :messageId, :now, :now, :sentAt)
                on conflict on constraint outbox_once do nothing""")
                .param("id", id)
                .param("template", letter.template().name())
                .param("about", letter.about())
                .param("milestone", letter.milestone())
                .param("recipient", letter.to().email())
                .param("name", letter.to().name())
                .param("language", LetterWriter.languageOf(letter.to().locale()).getLanguage())
                .param("subject", rendered.subject())
                .param("text", rendered.text())
                .param("html", rendered.html())
                .param(
                        "personalLink",
                        letter.template()
                                .personalValue()
                                .map(name -> String.valueOf(letter.values().get(name)))
                                .filter(link -> !link.isEmpty())
                                .orElse(null))
                .param("messageId", properties.messageId(id.toString()))
                .param("now", now)
                .param("sentAt", carrier.deliversWhenPosted() ? now : null)
                .update();
        if (written == 1) {
            attach(id, letter);
        }
    }

    private void attach(UUID id, Letter letter) {
        for (int position = 0; position < letter.attachments().size(); position++) {
            Attachment attachment = letter.attachments().get(position);
            database.sql("""
                    insert into kring.mail_attachment (letter_id, position, file_name, content_type, content)
                    values (:letter, :position, :fileName, :contentType, :content)""")
                    .param("letter", id)
                    .param("position", position)
                    .param("fileName", attachment.fileName())
                    .param("contentType", attachment.contentType())
                    .param("content", attachment.content())
                    .update();
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
