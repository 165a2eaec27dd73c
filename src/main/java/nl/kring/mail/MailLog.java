package nl.kring.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.mail.PersonalLinks.NotAgain;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff see of the mail: every letter that went, waits or could not be sent. Personal links are blotted out. */
@Component
public class MailLog {

    private static final String EXAMPLE_NAME = "Sanne Voorbeeld";

    private static final String COLUMNS = """
            select id, template, about, milestone, recipient, recipient_name, language, subject, text, html,
                personal_link, created_at, next_attempt_at, attempts, last_error, sent_at,
                array(select file_name from kring.mail_attachment where letter_id = outbox.id order by position) files
            from kring.outbox\s""";

    private final JdbcClient database;
    private final LetterWriter writer;
    private final Outbox outbox;
    private final PersonalLinks personalLinks;
    private final MailProperties properties;
    private final Clock clock;

    MailLog(
            JdbcClient database,
            LetterWriter writer,
            Outbox outbox,
            PersonalLinks personalLinks,
            MailProperties properties,
            Clock clock) {
        this.database = database;
        this.writer = writer;
        this.outbox = outbox;
        this.personalLinks = personalLinks;
        this.properties = properties;
        this.clock = clock;
    }

    /** The letters about an enrolment, an edition, a session …, oldest first. */
    @Transactional(readOnly = true)
    public List<Entry> about(UUID id) {
        return database.sql(COLUMNS + "where about = ? order by created_at, id")
                .param(id)
                .query(MailLog::entry)
                .list();
    }

    /** The letters to an address, oldest first. */
    @Transactional(readOnly = true)
    public List<Entry> to(String email) {
        return database.sql(COLUMNS + "where recipient = ? order by created_at, id")
                .param(email.strip().toLowerCase(Locale.ROOT))
                .query(MailLog::entry)
                .list();
    }

    /** The newest letters, newest first. */
    @Transactional(readOnly = true)
    public List<Entry> recent(int limit) {
        return database.sql(COLUMNS + "order by created_at desc, id limit ?")
                .param(limit)
                .query(MailLog::entry)
                .list();
    }

    /** Letters that are not tried any more until somebody has them sent again, oldest first. */
    @Transactional(readOnly = true)
    public List<Entry> undeliverable() {
        return database.sql(COLUMNS + "where sent_at is null and attempts >= ? order by created_at, id")
                .param(Dispatch.MOST_ATTEMPTS)
                .query(MailLog::entry)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Entry> find(UUID id) {
        return database.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(MailLog::entry)
                .optional();
    }

    /**
     * Has a letter sent once more, as it is, to the same address. A personal link is made anew; the one before stays good.
     *
     * @throws IllegalArgumentException when there is no such letter
     * @throws IllegalStateException when there is an {@link #objection}
     */
    @Transactional
    public void resend(UUID id) {
        Entry entry = find(id).orElseThrow(() -> new IllegalArgumentException("No letter " + id));
        String link = entry.hasPersonalLink() ? personalLinks.renew(entry.subject()) : null;
        RenderedLetter letter = link == null ? entry.letter() : entry.letter().withLink(link);
        Instant now = clock.instant();
        database.sql("""
                update kring.outbox set sent_at = null, attempts = 0, next_attempt_at = :now, lease_until = null,
                    last_error = null, message_id = :messageId, text = :text, html = :html, personal_link = :link
                where id = :id""")
                .param("id", id)
                .param("now", Outbox.utc(now))
                .param("text", letter.text())
                .param("html", letter.html())
                .param("link", link)
                // A new id: mail programs hide a second letter with an id they know.
                .param("messageId", properties.messageId(id + "." + now.toEpochMilli()))
                .update();
    }

    /** Why a letter cannot be sent again; empty when it can. */
    @Transactional(readOnly = true)
    public Optional<NotAgain> objection(Entry entry) {
        return entry.hasPersonalLink() ? personalLinks.objection(entry.subject()) : Optional.empty();
    }

    /**
     * A letter as it would look, with example values.
     *
     * @param draft texts in the place of those that hold, by key
     * @throws IllegalArgumentException when the texts ask for a value that the letter does not have
     */
    public RenderedLetter preview(MailTemplate template, Locale locale, Map<String, String> draft) {
        return writer.write(
                template,
                new Recipient("voorbeeld@kring.example", EXAMPLE_NAME, locale),
                ExampleValues.of(locale),
                draft);
    }

    /** What the examples say for each of the values that the texts of a letter may use. */
    public Map<String, String> exampleValues(MailTemplate template, Locale locale) {
        ValueFormat format = new ValueFormat(locale);
        Map<String, Object> values = ExampleValues.of(locale);
        Map<String, String> examples = new LinkedHashMap<>();
        for (String name : template.usableValues()) {
            examples.put(name, format.format(values.getOrDefault(name, EXAMPLE_NAME)));
        }
        return examples;
    }

    /**
     * Sends a letter with example values, marked as a test in its subject.
     *
     * @param draft as for {@link #preview}
     * @throws IllegalArgumentException when it is not an e-mail address
     */
    @Transactional
    public void testSend(MailTemplate template, String address, Locale locale, Map<String, String> draft) {
        Recipient recipient = new Recipient(address, EXAMPLE_NAME, locale);
        RenderedLetter preview = preview(template, locale, draft);
        outbox.put(
                new Letter(template, null, "test " + UUID.randomUUID(), recipient, ExampleValues.of(locale), List.of()),
                new RenderedLetter("[Test] " + preview.subject(), preview.text(), preview.html()));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        RenderedLetter letter =
                new RenderedLetter(row.getString("subject"), row.getString("text"), row.getString("html"));
        String personalLink = row.getString("personal_link");
        return new Entry(
                row.getObject("id", UUID.class),
                MailTemplate.valueOf(row.getString("template")),
                row.getObject("about", UUID.class),
                row.getString("milestone"),
                new Recipient(
                        row.getString("recipient"),
                        row.getString("recipient_name"),
                        Locale.forLanguageTag(row.getString("language"))),
                personalLink == null ? letter : letter.without(personalLink),
                List.of((String[]) row.getArray("files").getArray()),
                instant(row, "created_at"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getObject("sent_at") == null ? null : instant(row, "sent_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Where a letter stands. */
    public enum State {
        WAITING,
        SENT,
        UNDELIVERABLE
    }

    /**
     * A letter in the log.
     *
     * @param attachments the names of the files that go with it
     * @param lastError what the mail server said last; null once it is sent
     */
    public record Entry(
            UUID id,
            MailTemplate template,
            @Nullable UUID about,
            String milestone,
            Recipient to,
            RenderedLetter letter,
            List<String> attachments,
            Instant createdAt,
            int attempts,
            @Nullable String lastError,
            @Nullable Instant sentAt) {

        public State state() {
            if (sentAt != null) {
                return State.SENT;
            }
            return attempts >= Dispatch.MOST_ATTEMPTS ? State.UNDELIVERABLE : State.WAITING;
        }

        boolean hasPersonalLink() {
            return template.linkIsPersonal() && letter.missesItsLink();
        }

        PersonalLinks.Subject subject() {
            return new PersonalLinks.Subject(template, about, to.email(), createdAt);
        }
    }
}
