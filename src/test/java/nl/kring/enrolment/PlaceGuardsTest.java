package nl.kring.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses, whatever the code does: every statement here passes the application by. */
class PlaceGuardsTest extends JourneyTest {

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private Edition edition;
    private Enrolment withPlace;
    private Enrolment waiting;

    @BeforeEach
    void aFullEdition() {
        edition = anOpenEditionWithPlaces(1);
        withPlace = aConfirmedCandidate(edition);
        waiting = aConfirmedCandidate(edition);
    }

    @Test
    void theDatabaseKnowsTheSameStatusesAsTheCode() {
        Map<String, Boolean> known = new java.util.HashMap<>();
        database.sql("select name, ended from kring.enrolment_status").query(row -> {
            known.put(row.getString("name"), row.getBoolean("ended"));
        });

        assertThat(known).hasSameSizeAs(EnrolmentStatus.values());
        for (EnrolmentStatus status : EnrolmentStatus.values()) {
            assertThat(known).containsEntry(status.name(), status.isEnded());
        }
    }

    @Test
    void nobodyStandsAtSomethingUnknown() {
        refused("update kring.enrolment set status = 'INVITED' where id = ?", waiting.id(), "enrolment_status");
    }

    @Test
    void nobodyIsAdmittedWithoutAPlace() {
        refused("update kring.enrolment set status = 'ADMITTED' where id = ?", waiting.id(), "needs place HELD");
    }

    @Test
    void nobodyLeavesAndKeepsThePlace() {
        refused(
                "update kring.enrolment set status = 'WITHDRAWN', ended_at = now() where id = ?",
                withPlace.id(),
                "needs place NONE and has HELD");
    }

    @Test
    void nobodyLosesThePlaceAndStays() {
        refused("update kring.place set enrolment_id = null where enrolment_id = ?", withPlace.id(), "has NONE");
        refused("delete from kring.place where enrolment_id = ?", withPlace.id(), "has NONE");
    }

    @Test
    void nobodyHasTwoPlaces() {
        assertThatThrownBy(() -> database.sql(
                                "insert into kring.place (edition_id, number, enrolment_id) values (?, 99, ?)")
                        .param(edition.id())
                        .param(withPlace.id())
                        .update())
                .hasMessageContaining("place_enrolment_id_key");
    }

    @Test
    void nobodyHasAPlaceInAnotherEdition() {
        Edition other = anOpenEdition();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    database.sql("update kring.place set enrolment_id = null where enrolment_id = ?")
                            .param(withPlace.id())
                            .update();
                    database.sql("update kring.place set enrolment_id = ? where edition_id = ? and number = 1")
                            .param(withPlace.id())
                            .param(other.id())
                            .update();
                }))
                .hasMessageContaining("place_of_edition");
    }

    @Test
    void anOfferHasItsEndAndATakenPlaceHasNone() {
        refused(
                "update kring.place set offered_until = now() where enrolment_id = ?",
                withPlace.id(),
                "needs place HELD and has OFFERED");
    }

    @Test
    void noPlaceIsBothKeptFreeAndTaken() {
        refused("update kring.place set kept = true where enrolment_id = ?", withPlace.id(), "place_kept_is_free");
    }

    @Test
    void noTwoHaveTheSameTurn() {
        refused(
                "update kring.enrolment set turn = (select turn from kring.enrolment where id = '" + withPlace.id()
                        + "') where id = ?",
                waiting.id(),
                "enrolment_turn");
    }

    @Test
    void noBypassGoesWithoutAReason() {
        assertThatThrownBy(() -> bypass(" ")).hasMessageContaining("bypass_reason_check");
        assertThatThrownBy(() -> bypass("x".repeat(501))).hasMessageContaining("bypass_reason_check");
        assertThatCode(() -> bypass("x".repeat(500))).doesNotThrowAnyException();
    }

    private void bypass(String reason) {
        database.sql("""
                insert into kring.bypass (id, kind, edition_id, enrolment_id, reason, by_id, by_name, at)
                values (gen_random_uuid(), 'ADDED', ?, ?, ?, 'x', 'X', now())""").param(edition.id()).param(waiting.id()).param(reason).update();
    }

    private void refused(String statement, UUID who, String because) {
        assertThatThrownBy(() -> database.sql(statement).param(who).update())
                .as(statement)
                .hasMessageContaining(because);
    }
}
