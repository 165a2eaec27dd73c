package nl.kring.mail;

import org.springframework.mail.MailException;

/** Brings a letter to where its recipient finds it. */
interface Carrier {

    /** Whether posting a letter is all it takes to deliver it. */
    default boolean deliversWhenPosted() {
        return false;
    }

    /** Whether letters can be handed over at all; until then they wait in the outbox. */
    default boolean isReady() {
        return true;
    }

    /** @throws MailException when the letter could not be handed over */
    void carry(StoredLetter letter);
}
