package nl.kring.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The built-in mailbox of the embedded default: everybody's mail, links included. */
@Component
@ConditionalOnBuiltInMailbox
public class Mailbox {

    private static final int SHOWN = 500;

    private final JdbcClient database;

    Mailbox(JdbcClient database) {
        this.database = database;
    }

    /** The newest letters, newest first. */
    public List<Delivered> letters() {
        return select("", "limit " + SHOWN).query(Mailbox::delivered).list();
    }

    public Optional<Delivered> letter(UUID id) {
        return select("and id = :id", "")
                .param("id", id)
                .query(Mailbox::delivered)
                .optional();
    }

    public List<Attachment> attachments(UUID id) {
        return attachments(database, id);
    }

    private JdbcClient.StatementSpec select(String condition, String limit) {
        return database.sql("""
                select id, recipient, recipient_name, language, subject, text, html, sent_at from kring.outbox
                where sent_at is not null %s order by sent_at desc, created_at desc, id %s""".formatted(condition, limit));
    }

    private static Delivered delivered(ResultSet row, int number) throws SQLException {
        return new Delivered(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant());
    }

    static List<Attachment> attachments(JdbcClient database, UUID letter) {
        return database.sql(
                        "select file_name, content_type, content from kring.mail_attachment where letter_id = ? order by position")
                .param(letter)
                .query((row, n) -> new Attachment(
                        row.getString("file_name"), row.getString("content_type"), row.getBytes("content")))
                .list();
    }

    public record Delivered(
            UUID id,
            String recipient,
            String recipientName,
            String language,
            String subject,
            String text,
            String html,
            Instant sentAt) {}
}
