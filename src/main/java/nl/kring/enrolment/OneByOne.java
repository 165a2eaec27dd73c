package nl.kring.enrolment;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.NoSuchEdition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets one transaction at a time change the enrolments and places of an edition. Whoever changes them asks here before
 * anything else is written: all wait for the same row first, so that no two wait for each other, and all see what the one
 * before them did, also where they had read it earlier.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OneByOne {

    private final JdbcClient database;
    private final EntityManager entities;

    OneByOne(JdbcClient database, EntityManager entities) {
        this.database = database;
        this.entities = entities;
    }

    /**
     * Holds the edition until the transaction ends; of a second group the first one as well, and before it.
     *
     * @throws NoSuchEdition when there is none
     */
    Edition edition(UUID editionId) {
        database.sql("select second_group_of from kring.edition where id = ? and second_group_of is not null")
                .param(editionId)
                .query(UUID.class)
                .optional()
                .ifPresent(this::edition);
        int version = database.sql("select version from kring.edition where id = ? for no key update")
                .param(editionId)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NoSuchEdition(editionId));
        Edition edition = entities.find(Edition.class, editionId);
        if (edition.version() != version) {
            entities.refresh(edition);
        }
        return edition;
    }

    /** Holds the edition of an enrolment until the transaction ends. */
    Enrolment enrolment(UUID enrolmentId) {
        UUID editionId = editionOf(enrolmentId);
        edition(editionId);
        // It may have gone to a second group, or come back, while whoever held the edition was waited for.
        UUID now = editionOf(enrolmentId);
        if (!now.equals(editionId)) {
            edition(now);
        }
        int version = database.sql("select version from kring.enrolment where id = ?")
                .param(enrolmentId)
                .query(Integer.class)
                .single();
        Enrolment enrolment = entities.find(Enrolment.class, enrolmentId);
        if (enrolment.version() != version) {
            entities.refresh(enrolment);
        }
        return enrolment;
    }

    private UUID editionOf(UUID enrolmentId) {
        return database.sql("select edition_id from kring.enrolment where id = ?")
                .param(enrolmentId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no enrolment " + enrolmentId));
    }
}
