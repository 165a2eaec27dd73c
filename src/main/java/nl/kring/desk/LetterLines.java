package nl.kring.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.mail.MailLog;
import nl.kring.mail.PersonalLinks.NotAgain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letters that somebody at the desk may read: what is invoiced is for coordinators. */
@Component
class LetterLines {

    private final MailLog mailLog;

    LetterLines(MailLog mailLog) {
        this.mailLog = mailLog;
    }

    /** @param notAgain why it cannot be sent again; null when it can */
    record Line(MailLog.Entry letter, @Nullable NotAgain notAgain) {}

    List<Line> to(String email, boolean coordinates) {
        return readable(mailLog.to(email), coordinates);
    }

    List<Line> recent(int limit, boolean coordinates) {
        return readable(mailLog.recent(limit), coordinates);
    }

    List<Line> undeliverable(boolean coordinates) {
        return readable(mailLog.undeliverable(), coordinates);
    }

    Optional<Line> find(UUID id, boolean coordinates) {
        return readable(mailLog.find(id).stream().toList(), coordinates).stream()
                .findFirst();
    }

    private List<Line> readable(List<MailLog.Entry> letters, boolean coordinates) {
        return letters.stream()
                .filter(letter -> coordinates || !letter.template().isAboutAnInvoice())
                .map(letter -> new Line(letter, mailLog.objection(letter).orElse(null)))
                .toList();
    }
}
