package nl.kring.mentor;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.time.AppClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a participant writes down about the mentor track. Nobody else reads it: no staff, no mentor. Only the participant's
 * own page asks for it, by the own enrolment.
 */
@Service
@Transactional
public class PrivateNotes {

    private static final int LONGEST = 8000;

    private final JdbcClient database;
    private final Clock clock;

    PrivateNotes(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public record Note(UUID id, String text, ZonedDateTime writtenAt) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Note> of(Enrolment owner) {
        return database.sql("select * from kring.private_note where enrolment_id = ? order by written_at desc, id")
                .param(owner.id())
                .query((row, number) -> new Note(
                        row.getObject("id", UUID.class),
                        row.getString("text"),
                        row.getObject("written_at", OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE)))
                .list();
    }

    /** @throws MentorRefused when there is nothing in it, or too much */
    public void write(Enrolment owner, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new MentorRefused(MentorRefused.Reason.NO_TEXT);
        }
        database.sql("insert into kring.private_note (id, enrolment_id, text, written_at) values (?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        owner.id(),
                        text.strip(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A second time changes nothing, and neither does somebody else's. */
    public void remove(Enrolment owner, UUID note) {
        database.sql("delete from kring.private_note where id = ? and enrolment_id = ?")
                .params(note, owner.id())
                .update();
    }
}
