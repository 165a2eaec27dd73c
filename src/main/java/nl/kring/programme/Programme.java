package nl.kring.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A programme as it is offered, year after year. */
@Entity
public class Programme {

    @Id
    private UUID id;

    private String slug;

    @JdbcTypeCode(SqlTypes.JSON)
    private ProgrammeDefinition definition;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Programme() {}

    Programme(ProgrammeDefinition definition) {
        this.id = UUID.randomUUID();
        this.slug = definition.slug();
        this.definition = definition;
    }

    /** @throws IllegalArgumentException when the definition is of another programme */
    void redefine(ProgrammeDefinition newDefinition) {
        if (!newDefinition.slug().equals(slug)) {
            throw new IllegalArgumentException(newDefinition.slug() + " is not " + slug);
        }
        this.definition = newDefinition;
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    /** Grows with every change. */
    public int version() {
        return version;
    }

    public ProgrammeDefinition definition() {
        return definition;
    }
}
