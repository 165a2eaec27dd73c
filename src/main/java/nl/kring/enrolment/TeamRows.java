package nl.kring.enrolment;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The teams that enrolled together. */
@Component
class TeamRows {

    private final JdbcClient database;

    TeamRows(JdbcClient database) {
        this.database = database;
    }

    UUID add(UUID editionId, String organisation, int size) {
        UUID id = UUID.randomUUID();
        database.sql("insert into kring.team (id, edition_id, organisation, size) values (?, ?, ?, ?)")
                .params(id, editionId, organisation, size)
                .update();
        return id;
    }
}
