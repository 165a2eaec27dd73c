package nl.kring.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells whether this is a newcomer's machine with the embedded database, for code that is there in both cases. */
@Component
public class EmbeddedDefault {

    private final boolean active;

    EmbeddedDefault(ObjectProvider<EmbeddedDatabase> embeddedDatabase) {
        this.active = embeddedDatabase.getIfAvailable() != null;
    }

    public boolean isActive() {
        return active;
    }
}
