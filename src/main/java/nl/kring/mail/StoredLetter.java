package nl.kring.mail;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A letter on its way out of the outbox. */
record StoredLetter(
        UUID id,
        String recipient,
        String recipientName,
        String language,
        String subject,
        String text,
        String html,
        @Nullable String personalLink,
        String messageId,
        int attempts,
        List<Attachment> attachments) {}
