package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.kring.deployment.Deployments;
import nl.kring.deployment.Deployments.Effect;
import nl.kring.deployment.ModelFile;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.Actor;
import nl.kring.process.LiveProcesses;
import nl.kring.process.LiveProcesses.Path;
import nl.kring.process.LiveProcesses.PathStep;
import nl.kring.process.LiveProcesses.Standing;
import nl.kring.process.Migrations;
import nl.kring.process.Migrations.GoneStep;
import nl.kring.process.Migrations.Obstacle;
import nl.kring.process.Migrations.Progress;
import nl.kring.process.Migrations.Prospect;
import nl.kring.process.Migrations.Route;
import nl.kring.process.Migrations.Successor;
import nl.kring.process.ProcessLibrary;
import nl.kring.process.ProcessLibrary.Difference;
import nl.kring.process.ProcessLibrary.Difference.Change;
import nl.kring.process.ProcessLibrary.Difference.Kind;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two versions of a process side by side, and moving people from the one to the other. */
class MigrationsTest extends JourneyTest {

    private static final String KEY = "DigitalIntakeProcess";
    private static final String INVITED = "Task_InviteToIntake";

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessLibrary library;

    @Autowired
    LiveProcesses live;

    @Autowired
    Migrations migrations;

    @Autowired
    Deployments deployments;

    Actor administrator = Actor.staff("administrator", "Administrator");
    ProcessModel shipped;

    @BeforeEach
    void theShippedVersion() {
        shipped = library.find(KEY, null).orElseThrow();
    }

    @AfterEach
    void takeTheOtherVersionsAway() {
        repository
                .createDeploymentQuery()
                .deploymentName("other version")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void whatAnAdministratorChangedIsNamedElementByElement() {
        ProcessModel changed = deployWith("Vul het intakeformulier in", "Beantwoord de vragen");

        List<Difference> differences = library.compare(shipped, changed);

        assertThat(differences)
                .containsExactly(new Difference(
                        Kind.CHANGED,
                        "Task_FillInIntakeForm",
                        "Vul het intakeformulier in",
                        List.of(new Change("name", "Vul het intakeformulier in", "Beantwoord de vragen"))));
        assertThat(library.compare(shipped, shipped)).isEmpty();
    }

    @Test
    void anElementUnderAnotherIdIsNewAndTheOldOneGone() {
        ProcessModel changed = deployWith("Task_ChooseConversationTime", "Task_PickTime");

        assertThat(library.compare(shipped, changed))
                .extracting(Difference::kind, Difference::element)
                .contains(tuple(Kind.ADDED, "Task_PickTime"), tuple(Kind.REMOVED, "Task_ChooseConversationTime"));
    }

    @Test
    void showsWhoWouldMoveAndWhoWouldBeStuckAndChangesNothing() {
        Enrolment early = aConfirmedCandidate(anOpenEdition());
        Enrolment late = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(late);
        ProcessModel changed = deployWith("Task_ChooseConversationTime", "Task_PickTime");

        List<Prospect> prospects = migrations.preview(Route.between(shipped, changed));

        assertThat(of(early, prospects).moves()).isTrue();
        assertThat(of(early, prospects).steps()).contains("Vul het intakeformulier in");
        assertThat(of(late, prospects).obstacles())
                .contains(new Obstacle(
                        "Kies een gespreksmoment",
                        true,
                        "There is no migration instruction for this instance's activity"));
        assertThat(versionOf(early)).isEqualTo(shipped.version());
        assertThat(live.standing(changed, null)).isEmpty();
    }

    @Test
    void whoeverIsInAStepThatWentGoesOnInAnother() {
        Enrolment early = aConfirmedCandidate(anOpenEdition());
        Enrolment late = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(late);
        ProcessModel changed = deployWith(bpmn ->
                bpmn.replace("Task_ChooseConversationTime", "Task_PickTime").replace("Kies een", "Prik een"));

        GoneStep gone = migrations.gone(shipped, changed).stream()
                .filter(step -> step.element().equals("Task_ChooseConversationTime"))
                .findFirst()
                .orElseThrow();
        assertThat(gone.name()).isEqualTo("Kies een gespreksmoment");
        assertThat(gone.count()).isEqualTo(1);
        assertThat(gone.successors())
                .contains(
                        new Successor("Task_PickTime", "Prik een gespreksmoment"),
                        new Successor("Task_FillInIntakeForm", "Vul het intakeformulier in"))
                .extracting(Successor::element)
                .as("only people's steps take over from one")
                .doesNotContain(INVITED);

        Route route = new Route(shipped, changed, Map.of(gone.element(), "Task_PickTime"));
        assertThat(of(late, migrations.preview(route)))
                .extracting(Prospect::moves, Prospect::steps, Prospect::next)
                .containsExactly(true, List.of("Kies een gespreksmoment"), List.of("Prik een gespreksmoment"));

        String migration = migrations.start(
                route,
                Set.of(
                        of(early, migrations.preview(route)).instanceId(),
                        of(late, migrations.preview(route)).instanceId()),
                administrator);
        carryOut();

        assertThat(migrations.progress(migration))
                .get()
                .extracting(Progress::moved, Progress::failed, Progress::elsewhere)
                .containsExactly(2L, 0L, route.elsewhere());
        assertThat(openTasks(late, "Task_PickTime"))
                .extracting(Task::getName)
                .containsExactly("Prik een gespreksmoment");
        assertThat(openTasks(early, "Task_FillInIntakeForm")).hasSize(1);
    }

    @Test
    void tellsBeforehandWhatADeploymentMeansForWhoeverIsUnderWay() {
        Enrolment early = aConfirmedCandidate(anOpenEdition());
        Enrolment late = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(late);
        String bpmn = new String(library.document(shipped), StandardCharsets.UTF_8)
                .replace("Task_ChooseConversationTime", "Task_PickTime")
                .replace("Vul het intakeformulier in", "Beantwoord de vragen");
        long before = repository.createDeploymentQuery().count();

        List<Effect> effects =
                deployments.effectOf(List.of(new ModelFile(KEY + ".bpmn", bpmn.getBytes(StandardCharsets.UTF_8))));

        Effect effect = effects.stream()
                .filter(each -> each.from().equals(shipped))
                .findFirst()
                .orElseThrow();
        assertThat(effect.to().version()).isEqualTo(shipped.version() + 1);
        assertThat(of(early, effect.moving()).next()).contains("Beantwoord de vragen");
        assertThat(of(late, effect.stuck()).obstacles())
                .extracting(Obstacle::gone)
                .containsOnly(true);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(library.find(KEY, null)).contains(shipped);
        assertThat(versionOf(early)).isEqualTo(shipped.version());
    }

    @Test
    void movesOnlyWhomTheAdministratorChose() {
        Enrolment moved = aConfirmedCandidate(anOpenEdition());
        Enrolment stayed = aConfirmedCandidate(anOpenEdition());
        ProcessModel changed = deployWith("Vul het intakeformulier in", "Beantwoord de vragen");
        Set<String> chosen = Set.of(
                of(moved, migrations.preview(Route.between(shipped, changed))).instanceId());

        String migration = migrations.start(Route.between(shipped, changed), chosen, administrator);
        carryOut();

        assertThat(migrations.progress(migration))
                .get()
                .extracting(Progress::total, Progress::moved, Progress::failed, Progress::by)
                .containsExactly(1L, 1L, 0L, "Administrator");
        assertThat(versionOf(moved)).isEqualTo(changed.version());
        assertThat(versionOf(stayed)).isEqualTo(shipped.version());
        assertThat(openTasks(moved, "Task_FillInIntakeForm"))
                .extracting(Task::getName)
                .containsExactly("Beantwoord de vragen");
        assertThat(openTasks(stayed, "Task_FillInIntakeForm"))
                .extracting(Task::getName)
                .containsExactly("Vul het intakeformulier in");
        fillInIntakeForm(moved);
        assertThat(openTasks(moved, "Task_ChooseConversationTime")).hasSize(1);
    }

    @Test
    void aSecondClickMovesNobodyTwice() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        ProcessModel changed = deployWith("Vul het intakeformulier in", "Beantwoord de vragen");
        Set<String> chosen = Set.of(of(candidate, migrations.preview(Route.between(shipped, changed)))
                .instanceId());
        migrations.start(Route.between(shipped, changed), chosen, administrator);

        assertThatThrownBy(() -> migrations.start(Route.between(shipped, changed), chosen, administrator))
                .isInstanceOf(Migrations.ChangedMeanwhile.class);
        carryOut();
        assertThatThrownBy(() -> migrations.start(Route.between(shipped, changed), chosen, administrator))
                .isInstanceOf(Migrations.ChangedMeanwhile.class);
        assertThat(migrations.migrationsOf(KEY).stream().filter(each -> each.to() == changed.version()))
                .hasSize(1);
    }

    @Test
    void peopleCanGoBackToTheVersionBefore() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        ProcessModel changed = deployWith("Vul het intakeformulier in", "Beantwoord de vragen");
        move(candidate, shipped, changed);

        move(candidate, changed, shipped);

        assertThat(versionOf(candidate)).isEqualTo(shipped.version());
    }

    @Test
    void countsWhoIsWhereByEdition() {
        var edition = anOpenEdition();
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(second);

        Map<String, Long> counts = live.standing(shipped, first.editionId()).stream()
                .collect(Collectors.toMap(Standing::element, Standing::count));

        assertThat(counts).containsEntry("Task_FillInIntakeForm", 1L).containsEntry("Task_ChooseConversationTime", 1L);
        assertThat(live.standing(library.find("EnrolmentJourneyProcess", null).orElseThrow(), first.editionId()))
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.count()).isEqualTo(2);
                    assertThat(standing.called()).isEqualTo(KEY);
                });
    }

    @Test
    void tellsThePathThatSomebodyTook() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);

        List<Path> paths = live.pathsOf(candidate.reference());

        assertThat(paths)
                .extracting(path -> path.model().key())
                .containsExactly("EnrolmentJourneyProcess", "AddressConfirmationProcess", KEY);
        List<PathStep> intake = paths.get(2).steps();
        assertThat(new HashSet<>(intake.stream().map(PathStep::element).toList()))
                .contains(INVITED, "Task_FillInIntakeForm", "Task_ChooseConversationTime");
        assertThat(intake.stream().filter(step -> step.leftAt() == null).map(PathStep::element))
                .contains("Task_ChooseConversationTime")
                .doesNotContain("Task_FillInIntakeForm");
        assertThat(paths.get(1).outcome()).isNotNull();
    }

    private void move(Enrolment candidate, ProcessModel from, ProcessModel to) {
        migrations.start(
                Route.between(from, to),
                Set.of(of(candidate, migrations.preview(Route.between(from, to)))
                        .instanceId()),
                administrator);
        carryOut();
    }

    /** What the job executor does with a migration. */
    private void carryOut() {
        List<Job> jobs = ofMigrations();
        while (!jobs.isEmpty()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
            jobs = ofMigrations();
        }
    }

    private List<Job> ofMigrations() {
        return management.createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessDefinitionId() == null && job.getJobDefinitionId() != null)
                .toList();
    }

    private static Prospect of(Enrolment candidate, List<Prospect> prospects) {
        return prospects.stream()
                .filter(prospect -> prospect.reference().equals(candidate.reference()))
                .findFirst()
                .orElseThrow();
    }

    private int versionOf(Enrolment candidate) {
        return repository
                .getProcessDefinition(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(candidate.reference())
                        .processDefinitionKey(KEY)
                        .singleResult()
                        .getProcessDefinitionId())
                .getVersion();
    }

    private ProcessModel deployWith(String text, String other) {
        return deployWith(bpmn -> bpmn.replace(text, other));
    }

    private ProcessModel deployWith(UnaryOperator<String> change) {
        String bpmn = change.apply(new String(library.document(shipped), StandardCharsets.UTF_8));
        repository
                .createDeployment()
                .name("other version")
                .addInputStream(KEY + ".bpmn", new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)))
                .deploy();
        return library.find(KEY, null).orElseThrow();
    }
}
