package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people entrust to a form is kept with the form, never in a process variable or anywhere else in the engine. */
class AnswersStayOutOfTheEngineTest extends JourneyTest {

    @Autowired
    JdbcClient database;

    private final String marker = "merkteken-" + UUID.randomUUID();

    @Test
    void noIntakeAnswerIsFoundInAnyEngineTable() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aConfirmedCandidate(edition);
        Map<String, Object> intake = new HashMap<>(INTAKE);
        List.of("developmentQuestion", "priorKnowledge", "organisationContext", "bring", "get", "dietaryWishes")
                .forEach(question -> intake.put(question, marker));
        List.of("accessibilityNeeds", "billingOrganisation", "billingAttention", "billingStreet", "billingReference")
                .forEach(question -> intake.put(question, marker));
        answer(candidate, "Task_FillInIntakeForm", intake);
        answer(candidate, "Task_ChooseConversationTime", Map.of("proposal", marker));
        answerAs(
                FACILITATOR,
                candidate,
                "Task_AgreeConversationTime",
                Map.of(
                        "startsAt",
                        clock.today().plusDays(5) + "T16:30",
                        "conversationLink",
                        "https://meet.example/" + marker));
        answerAs(
                FACILITATOR,
                candidate,
                "Task_HoldIntakeConversation",
                Map.of("conversationHeld", "YES", "report", marker, "impression", marker));
        answerAs(
                FACILITATOR,
                candidate,
                "Task_DecideOnAdmission",
                new HashMap<>(Map.of("decision", "DOUBT", "reason", marker)));
        answer(candidate, "Task_DecideOnTakingPart", Map.of("decision", "YES", "reason", marker));
        answerAs(FACILITATOR, candidate, "Task_HoldSecondConversation", Map.of("report", marker));
        answerAs(FACILITATOR, candidate, "Task_DecideOnAdmission", Map.of("decision", "YES", "reason", marker));
        answer(candidate, "Task_DecideOnTakingPart", Map.of("decision", "YES", "reason", marker));
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.ADMITTED);

        assertThat(columnsWith(marker, "kring", "form_submission")).isNotEmpty();
        assertThat(columnsWith(candidate.id().toString(), "public", "act_ru_variable"))
                .as("the search finds what the engine does keep")
                .isNotEmpty();
        assertThat(columnsWith(marker, "public", "act_%")).isEmpty();
        assertThat(columnsWith(candidate.email(), "public", "act_%")).isEmpty();
    }

    /** The columns of tables in which a text is found, whatever their type; in bytes it is looked for as UTF-8. */
    private List<String> columnsWith(String text, String schema, String tables) {
        List<Column> columns = database.sql("""
                        select table_name, column_name, data_type from information_schema.columns
                        where table_schema = ? and table_name like ?""")
                .params(schema, tables)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        assertThat(columns).isNotEmpty();
        return columns.stream()
                .filter(column -> database.sql("select exists (select from %s.%s where %s)"
                                .formatted(schema, column.table(), column.contains()))
                        .param("text", text)
                        .query(Boolean.class)
                        .single())
                .map(column -> column.table() + "." + column.name())
                .toList();
    }

    private record Column(String table, String name, String type) {

        String contains() {
            return type.equals("bytea")
                    ? "position(convert_to(:text, 'UTF8') in \"%s\") > 0".formatted(name)
                    : "position(:text in \"%s\"::text) > 0".formatted(name);
        }
    }
}
