package nl.kring.mail.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.mail.Attachment;
import nl.kring.mail.ConditionalOnBuiltInMailbox;
import nl.kring.mail.Mailbox;
import nl.kring.mail.Mailbox.Delivered;
import nl.kring.time.AppClock;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Shows a newcomer the mail that would have gone out. */
@Controller
@ConditionalOnBuiltInMailbox
class DevMail {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Mailbox mailbox;

    DevMail(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/dev/mail")
    String list(Model model) {
        model.addAttribute("letters", mailbox.letters().stream().map(Row::of).toList());
        return "mail/mailbox";
    }

    @GetMapping(value = "/dev/mail.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<Message> json() {
        return mailbox.letters().stream().map(Message::of).toList();
    }

    @GetMapping("/dev/mail/{id}")
    String show(@PathVariable UUID id, Model model) {
        Delivered letter = letter(id);
        model.addAttribute("letter", Row.of(letter));
        model.addAttribute("text", letter.text());
        model.addAttribute("language", letter.language());
        model.addAttribute(
                "attachments",
                mailbox.attachments(id).stream().map(Attachment::fileName).toList());
        return "mail/message";
    }

    /** The letter for the frame on its page; what is chosen in it opens in the whole window. */
    @GetMapping("/dev/mail/{id}/html")
    ResponseEntity<String> html(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .body(letter(id).html().replaceFirst("<head>", "<head><base target=\"_top\">"));
    }

    @GetMapping("/dev/mail/{id}/attachments/{position}")
    ResponseEntity<byte[]> attachment(@PathVariable UUID id, @PathVariable int position) {
        List<Attachment> attachments = mailbox.attachments(id);
        if (position < 0 || position >= attachments.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Attachment attachment = attachments.get(position);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, attachment.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(attachment.content());
    }

    private Delivered letter(UUID id) {
        return mailbox.letter(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** One letter of {@code /dev/mail.json}. */
    record Message(UUID id, String to, String subject, String text, String html, Instant sentAt) {

        static Message of(Delivered letter) {
            return new Message(
                    letter.id(), letter.recipient(), letter.subject(), letter.text(), letter.html(), letter.sentAt());
        }
    }

    /** @param sentAt in Europe/Amsterdam */
    record Row(UUID id, String name, String address, String subject, ZonedDateTime sentAt) {

        static Row of(Delivered letter) {
            return new Row(
                    letter.id(),
                    letter.recipientName(),
                    letter.recipient(),
                    letter.subject(),
                    letter.sentAt().atZone(AppClock.ZONE));
        }
    }
}
