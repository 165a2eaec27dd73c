package nl.kring.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    Carrier carrier(
            Environment environment,
            ObjectProvider<Mailbox> mailbox,
            ObjectProvider<JavaMailSender> mailSender,
            MailProperties properties) {
        if (mailbox.getIfAvailable() != null) {
            return new MailboxCarrier();
        }
        if (StringUtils.hasText(environment.getProperty("spring.mail.host"))) {
            return new SmtpCarrier(mailSender.getObject(), properties);
        }
        log.warn("No mail leaves: set spring.mail.host. Letters wait in the outbox until then.");
        return new AbsentCarrier();
    }

    private static class MailboxCarrier implements Carrier {

        @Override
        public boolean deliversWhenPosted() {
            return true;
        }

        @Override
        public void carry(StoredLetter letter) {
            // The mailbox shows every letter that is marked as sent.
        }
    }

    private static class AbsentCarrier implements Carrier {

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void carry(StoredLetter letter) {
            throw new IllegalStateException("Nobody carries mail");
        }
    }
}
