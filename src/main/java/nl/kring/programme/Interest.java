package nl.kring.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody wants to hear when the next edition opens. */
@Entity
public class Interest {

    @Id
    private UUID id;

    private UUID programmeId;
    private String name;
    private String email;
    private String language;
    private Instant leftAt;
    private @Nullable Instant toldAt;

    @SuppressWarnings("NullAway.Init")
    protected Interest() {}

    Interest(UUID programmeId, String name, String email, Locale locale, Instant now) {
        this.id = UUID.randomUUID();
        this.programmeId = programmeId;
        this.name = name;
        this.email = email;
        this.language = locale.getLanguage();
        this.leftAt = now;
    }

    boolean wasTold() {
        return toldAt != null;
    }

    /** Asks again, after having been told. */
    void renew(String newName, Locale locale, Instant now) {
        this.name = newName;
        this.language = locale.getLanguage();
        this.leftAt = now;
        this.toldAt = null;
    }

    void told(Instant now) {
        this.toldAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
