package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.KringTest;
import nl.kring.journey.ModelConventions.ProcessModel;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition.Processes;
import nl.kring.programme.Programmes;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class FoundationTests {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    @Autowired
    Programmes programmes;

    @Autowired
    TaskService tasks;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void keepsEngineTablesInPublicAndItsOwnInTheirSchema() {
        assertThat(tablesIn("public")).contains("act_ru_task", "act_hi_procinst", "act_id_user");
        assertThat(tablesIn("kring")).contains("flyway_schema_history").noneMatch(name -> name.startsWith("act_"));
    }

    @Test
    void everyProgrammeSetsAnEndToTheWaitsThatEndByThemselves() {
        Map<String, ProcessModel> models =
                ModelConventionsTest.processes().stream().collect(Collectors.toMap(ProcessModel::name, model -> model));
        Processes ofMost = programmes
                .findBySlug("bestuurssecretarissen")
                .orElseThrow()
                .definition()
                .processes();
        Set<String> usual = calledFrom(ofMost, models);
        List<Programme> all = programmes.findAllByOrderBySlug();
        Set<String> ofSome = new HashSet<>(Set.of(Models.NETWORK_INITIATIVE));
        all.forEach(programme -> {
            ofSome.addAll(calledFrom(programme.definition().processes(), models));
            ofSome.addAll(programme.definition().accompanying());
        });
        ofSome.removeAll(usual);

        assertThat(all).allSatisfy(programme -> {
            Processes own = programme.definition().processes();
            Set<String> run = calledFrom(own, models);
            if (own.edition().equals(ofMost.edition())) {
                models.keySet().stream().filter(name -> !ofSome.contains(name)).forEach(run::add);
            }
            if (programme.definition().support() != null) {
                run.add(Models.NETWORK_INITIATIVE);
            }
            run.addAll(programme.definition().accompanying());
            List<String> steps = stepsThatEnd(run, models);
            assertThat(steps).isNotEmpty();
            assertAllEnd(programme, steps);
        });
    }

    private static Set<String> calledFrom(Processes processes, Map<String, ProcessModel> models) {
        Set<String> called = new HashSet<>();
        Deque<String> toDo = new ArrayDeque<>(List.of(processes.enrolment(), processes.edition()));
        while (!toDo.isEmpty()) {
            String name = toDo.pop();
            if (called.add(name)) {
                Objects.requireNonNull(models.get(name))
                        .all(CallActivity.class)
                        .forEach(call -> toDo.add(call.getCalledElement()));
            }
        }
        return called;
    }

    private static List<String> stepsThatEnd(Set<String> names, Map<String, ProcessModel> models) {
        return names.stream()
                .flatMap(name -> Objects.requireNonNull(models.get(name)).all(BoundaryEvent.class).stream())
                .filter(event -> event.getTextContent().contains("waits.deadlineAt"))
                .map(event -> Waits.nameOf(event.getAttachedTo().getId()))
                .toList();
    }

    private static void assertAllEnd(Programme programme, List<String> steps) {
        assertThat(steps)
                .allSatisfy(
                        step -> assertThat(programme.definition().waitFor(step).endAfter())
                                .as(programme.slug() + ": " + step)
                                .isNotNull());
    }

    @Test
    void engineAndEntitiesRollBackTogether() {
        assertThat(transactions).isInstanceOf(JpaTransactionManager.class);
        jdbc.execute("create table if not exists kring.rollback_probe (id text primary key)");
        try {
            TransactionTemplate transaction = new TransactionTemplate(transactions);

            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        writeBoth("lost");
                        throw new IllegalStateException("after both writes");
                    }))
                    .hasMessage("after both writes");
            assertThat(storedIn("lost")).isEqualTo("none");

            transaction.executeWithoutResult(status -> writeBoth("kept"));
            assertThat(storedIn("kept")).isEqualTo("both");
        } finally {
            jdbc.execute("drop table kring.rollback_probe");
            tasks.deleteTask("kept", true);
        }
    }

    private void writeBoth(String id) {
        entities.createNativeQuery("insert into kring.rollback_probe values (:id)")
                .setParameter("id", id)
                .executeUpdate();
        Task task = tasks.newTask(id);
        tasks.saveTask(task);
    }

    private String storedIn(String id) {
        boolean table = Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from kring.rollback_probe where id = ?)", Boolean.class, id));
        boolean engine = tasks.createTaskQuery().taskId(id).count() == 1;
        return table && engine ? "both" : table || engine ? "one of them" : "none";
    }

    private List<String> tablesIn(String schema) {
        return jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = ?", String.class, schema);
    }
}
