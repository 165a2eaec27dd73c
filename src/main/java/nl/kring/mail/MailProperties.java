package nl.kring.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves.
 *
 * @param from the sender of every letter, as {@code Name <address>}
 * @param poll how long to wait between two looks into the outbox
 */
@ConfigurationProperties("kring.mail")
record MailProperties(
        @DefaultValue("Kring <noreply@kring.example>") String from,
        @DefaultValue("2s") Duration poll) {

    MailProperties {
        parse(from);
    }

    InternetAddress sender() {
        return parse(from);
    }

    private static InternetAddress parse(String address) {
        try {
            return new InternetAddress(address, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("kring.mail.from is not an address: " + address, e);
        }
    }

    /** A worldwide unique id for the header of the same name. */
    String messageId(String unique) {
        String address = sender().getAddress();
        return "<" + unique + address.substring(address.indexOf('@')) + ">";
    }
}
