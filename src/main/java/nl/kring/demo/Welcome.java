package nl.kring.demo;

import nl.kring.identity.SiteAddress;
import nl.kring.platform.ConditionalOnEmbeddedDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a newcomer on the console where to begin. */
@Component
@ConditionalOnEmbeddedDatabase
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final SiteAddress site;

    Welcome(SiteAddress site) {
        this.site = site;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhereToBegin() {
        log.info("""


                Kring is ready.
                  Candidates   {}
                  Staff        {}   (coordinator, facilitator or administrator; the password is the name)
                  Mail         {}
                  Clock        {}
                """, site.link("/"), site.link("/desk"), site.link("/dev/mail"), site.link("/dev/clock"));
    }
}
