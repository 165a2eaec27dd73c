package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.journey.ModelConventions.DecisionModel;
import nl.kring.journey.ModelConventions.FormModel;
import nl.kring.journey.ModelConventions.ProcessModel;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/**
 * Every model and form we ship keeps to the conventions; a failure names the file and the element. What administrators are
 * warned of as well is in {@code ConventionCheckTests}.
 */
class ModelConventionsTest {

    private static final Path MODELS = Path.of("bpmn");
    private static final Path FORMS = Path.of("forms");
    private static final Path FAULTY = Path.of("src/test/resources/models");

    static List<ProcessModel> processes() {
        return ModelConventions.filesIn(MODELS, ".bpmn").stream()
                .map(ProcessModel::read)
                .toList();
    }

    static List<DecisionModel> decisions() {
        return ModelConventions.filesIn(MODELS, ".dmn").stream()
                .map(DecisionModel::read)
                .toList();
    }

    static List<FormModel> forms() {
        return ModelConventions.filesIn(FORMS, ".form").stream()
                .map(FormModel::read)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void fileNameIsTheProcessId(ProcessModel model) {
        assertKept(model, ModelConventions.fileNameIsTheProcessId(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void historyHasAnEnd(ProcessModel model) {
        assertKept(model, ModelConventions.historyHasAnEnd(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void madeForThePlatformInUse(ProcessModel model) {
        assertKept(model, ModelConventions.madeForThePlatformInUse(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void messagesAndErrorsAreCalledSo(ProcessModel model) {
        assertKept(model, ModelConventions.messagesAndErrorsAreCalledSo(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void endsNameDifferentResults(ProcessModel model) {
        assertKept(model, ModelConventions.endsNameDifferentResults(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyStepIsDocumented(ProcessModel model) {
        assertKept(model, ModelConventions.everyStepIsDocumented(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void splitsAndJoinsAreDrawn(ProcessModel model) {
        assertKept(model, ModelConventions.splitsAndJoinsAreDrawn(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void jobsStayExclusive(ProcessModel model) {
        assertKept(model, ModelConventions.jobsStayExclusive(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void messagesAreDeclaredAndUsed(ProcessModel model) {
        assertKept(model, ModelConventions.messagesAreDeclaredAndUsed(model, Models.messages()));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void waitsAreWatched(ProcessModel model) {
        assertKept(model, ModelConventions.waitsAreWatched(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void userTasksReachPeople(ProcessModel model) {
        assertKept(model, ModelConventions.userTasksReachPeople(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void userTasksHaveTheirForm(ProcessModel model) {
        assertKept(model, ModelConventions.userTasksHaveTheirForm(model, formIds()));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void delegatesAreComponents(ProcessModel model) {
        assertKept(model, ModelConventions.delegatesAreComponents(model, components()));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void expressionsCallComponents(ProcessModel model) {
        assertKept(model, ModelConventions.expressionsCallComponents(model, components()));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void calledProcessesExist(ProcessModel model) {
        Set<String> ids = processes().stream().map(ProcessModel::name).collect(Collectors.toSet());
        assertKept(model, ModelConventions.calledProcessesExist(model, ids));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void decisionsExist(ProcessModel model) {
        Set<String> ids = decisions().stream()
                .flatMap(table -> table.dmn().getModelElementsByType(Decision.class).stream())
                .map(Decision::getId)
                .collect(Collectors.toSet());
        assertKept(model, ModelConventions.decisionsExist(model, ids));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everythingIsDrawn(ProcessModel model) {
        assertKept(model, ModelConventions.everythingIsDrawn(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void labelsHaveTheirPlace(ProcessModel model) {
        assertKept(model, ModelConventions.labelsHaveTheirPlace(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void shapesDoNotOverlap(ProcessModel model) {
        assertKept(model, ModelConventions.shapesDoNotOverlap(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void linesRunStraight(ProcessModel model) {
        assertKept(model, ModelConventions.linesRunStraight(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void fitsOneScreen(ProcessModel model) {
        assertKept(model, ModelConventions.fitsOneScreen(model));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("decisions")
    void decisionFollowsTheConventions(DecisionModel model) {
        assertKept(model, ModelConventions.decisionFollowsTheConventions(model));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void formFollowsTheConventions(FormModel form) {
        assertKept(form, ModelConventions.formFollowsTheConventions(form));
    }

    /** A rule that finds nothing in a model full of faults would guard nothing. */
    @Nested
    class InAFaultyModel {

        private final ProcessModel faulty = ProcessModel.read(FAULTY.resolve("Faulty.bpmn"));

        @Test
        void findsAFileNamedOtherwise() {
            assertThat(ModelConventions.fileNameIsTheProcessId(faulty))
                    .containsExactly("FaultyProcess lies in Faulty.bpmn", "FaultyProcess is not executable");
        }

        @Test
        void findsHistoryWithoutAnEnd() {
            assertThat(ModelConventions.historyHasAnEnd(faulty))
                    .containsExactly("FaultyProcess has no history time to live");
        }

        @Test
        void findsAnotherPlatform() {
            assertThat(ModelConventions.madeForThePlatformInUse(faulty))
                    .containsExactly("Faulty.bpmn is made for Camunda Cloud", "Faulty.bpmn is made for version 8.5.0");
        }

        @Test
        void findsMisleadingIdsOfMessages() {
            assertThat(elementsIn(ModelConventions.messagesAndErrorsAreCalledSo(faulty)))
                    .containsExactly("Message_Lost");
        }

        @Test
        void findsEndsWithTheSameResult() {
            assertThat(ModelConventions.endsNameDifferentResults(faulty))
                    .containsExactly("EndEvent_DoneAgain names the same result as another end: Klaar");
        }

        @Test
        void findsStepsWithoutDocumentation() {
            assertThat(ModelConventions.everyStepIsDocumented(faulty))
                    .containsExactlyInAnyOrder(
                            "FaultyProcess has no documentation",
                            "Task_DoThings is not documented in a sentence: does things",
                            "Task_AskNobody has no documentation",
                            "Task_WaitForNothing has no documentation",
                            "CallActivity_Lost has no documentation");
        }

        @Test
        void findsSplitsAndJoinsThatAreNotDrawn() {
            assertThat(ModelConventions.splitsAndJoinsAreDrawn(faulty))
                    .containsExactlyInAnyOrder(
                            "Task_AskNobody joins without a gateway",
                            "Task_DoThings splits without a gateway",
                            "Gateway_Both joins and splits at once",
                            "Flow_Otherwise answers a question without a condition",
                            "Flow_OffTask has a condition off Task_DoThings");
        }

        @Test
        void findsJobsThatAreNotExclusive() {
            assertThat(elementsIn(ModelConventions.jobsStayExclusive(faulty)))
                    .containsExactlyInAnyOrder("Task_DoThings", "Task_AskNobody");
        }

        @Test
        void findsMessagesNobodySends() {
            assertThat(ModelConventions.messagesAreDeclaredAndUsed(faulty, Set.of()))
                    .containsExactlyInAnyOrder(
                            "Task_WaitForNothing waits for no message",
                            "Message_Lost is named Lost",
                            "Message_Lost is sent by nobody",
                            "Message_Lost is used by nothing");
        }

        @Test
        void findsWaitsThatNobodyWatches() {
            assertThat(ModelConventions.waitsAreWatched(faulty))
                    .containsExactly("Task_WaitForNothing has no reminder", "Task_WaitForNothing has no escalation");
        }

        @Test
        void findsTasksThatReachNobody() {
            assertThat(elementsIn(ModelConventions.userTasksReachPeople(faulty)))
                    .containsExactly("Task_AskNobody", "Task_AskNobody", "Task_AskNobody", "Task_AskNobody");
        }

        @Test
        void findsTasksWithoutTheirForm() {
            assertThat(ModelConventions.userTasksHaveTheirForm(faulty, Map.of()))
                    .containsExactly(
                            "Task_AskNobody has the form of something else: AskSomebody",
                            "Task_AskNobody is not bound to the latest form",
                            "Task_AskNobody has no file forms/AskSomebody.form");
            assertThat(ModelConventions.userTasksHaveTheirForm(faulty, Map.of("AskSomebody", "Other")))
                    .contains("Task_AskNobody finds the id Other in forms/AskSomebody.form");
        }

        @Test
        void findsDelegatesThatAreNoComponents() {
            assertThat(ModelConventions.delegatesAreComponents(faulty, Map.of("remindOfTask", Clerk.class)))
                    .containsExactlyInAnyOrder(
                            "Task_DoThings should run ${doThings}, not ${somethingElse}",
                            "Task_DoThings runs ${somethingElse}, which is no component",
                            "Task_AskNobody runs ${remindOfTask}, whose class is called " + Clerk.class,
                            "Task_AskNobody has a delegate expression that is no plain name: ${clerk.listener()}",
                            "Task_AskNobody runs a script, not a component",
                            "EndEvent_Done runs by camunda:class, not by a delegate expression");
        }

        @Test
        void findsExpressionsThatCallNoComponent() {
            assertThat(ModelConventions.expressionsCallComponents(faulty, Map.of("clerk", Clerk.class)))
                    .containsExactlyInAnyOrder(
                            "Task_AskNobody calls nobody, which is no component, in ${nobody.knows(execution)}",
                            "Task_AskNobody calls no public method of clerk in ${clerk.forget(execution)}",
                            "Task_AskNobody calls no public method of clerk in ${clerk.listener()}");
        }

        @Test
        void findsCallsOfProcessesThatDoNotExist() {
            assertThat(elementsIn(ModelConventions.calledProcessesExist(faulty, Set.of("FaultyProcess"))))
                    .containsExactly(
                            "CallActivity_Lost", "CallActivity_Lost", "CallActivity_Lost", "CallActivity_Lost");
        }

        @Test
        void findsDecisionsThatDoNotExist() {
            assertThat(ModelConventions.decisionsExist(faulty, Set.of()))
                    .containsExactly("Task_DecideSomething asks for the decision LostDecision");
        }

        @Test
        void findsWhatIsNotDrawn() {
            assertThat(ModelConventions.everythingIsDrawn(faulty))
                    .containsExactlyInAnyOrder("EndEvent_DoneAgain has no shape", "Flow_NotDrawn has no line");
        }

        @Test
        void findsLabelsInTheWay() {
            assertThat(ModelConventions.labelsHaveTheirPlace(faulty))
                    .contains(
                            "Gateway_Both has no place for its label",
                            "Flow_Sometimes has no place for its label",
                            "EndEvent_Done has its label on Task_WaitForNothing",
                            "Gateway_Parallel has its label on the line of Flow_ToDecision",
                            "Gateway_Parallel has its label on that of giveUp");
        }

        @Test
        void findsShapesThatOverlap() {
            assertThat(ModelConventions.shapesDoNotOverlap(faulty))
                    .containsExactlyInAnyOrder(
                            "Task_AskNobody overlaps Task_DoThings", "giveUp sticks out of SubProcess_Small");
        }

        @Test
        void findsLinesAslantAndThroughShapes() {
            assertThat(ModelConventions.linesRunStraight(faulty))
                    .contains("Flow_1a2b3c4 runs aslant", "Flow_ToDecision runs through Gateway_Both");
        }

        @Test
        void findsModelsLargerThanAScreen() {
            assertThat(ModelConventions.fitsOneScreen(faulty))
                    .containsExactly("Faulty.bpmn is 2900.0 wide", "Faulty.bpmn is 1936.0 high");
        }
    }

    @Test
    void findsFaultsInADecision() {
        assertThat(ModelConventions.decisionFollowsTheConventions(DecisionModel.read(FAULTY.resolve("Faulty.dmn"))))
                .containsExactlyInAnyOrder(
                        "Faulty.dmn holds no decision of its name",
                        "FaultyDecision has no history time to live",
                        "Input_Pupils is a number, not an integer or a double");
    }

    @Test
    void findsFaultsInAForm() {
        assertThat(ModelConventions.formFollowsTheConventions(FormModel.read(FAULTY.resolve("Faulty.form"))))
                .containsExactlyInAnyOrder(
                        "Faulty.form has the id other",
                        "Faulty.form has an id that is not in PascalCase: other",
                        "Faulty.form is not of schema version 16",
                        "Field_Upload is of a type that not every page can show: filepicker",
                        "Field_Upload has no label",
                        "Field_Upload has a key that is not in camelCase: Upload-It",
                        "Field_Upload has no English, the property en.label",
                        "Field_Second has a key that is taken: reason");
    }

    private static Map<String, String> formIds() {
        return forms().stream()
                .collect(Collectors.toMap(
                        form -> form.file().replace(".form", ""),
                        form -> form.json().path("id").asText()));
    }

    /** The components of this package by the name under which models find them. */
    private static Map<String, Class<?>> components() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        var registry = new SimpleBeanDefinitionRegistry();
        Map<String, Class<?>> components = new HashMap<>();
        scanner.findCandidateComponents(ModelConventionsTest.class.getPackageName())
                .forEach(definition -> components.put(
                        AnnotationBeanNameGenerator.INSTANCE.generateBeanName(definition, registry),
                        classOf(String.valueOf(definition.getBeanClassName()))));
        return components;
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name, false, ModelConventionsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertKept(Object file, List<String> findings) {
        assertThat(findings).as("%s", file).isEmpty();
    }

    private static List<String> elementsIn(List<String> findings) {
        return findings.stream().map(finding -> finding.split(" ")[0]).toList();
    }

    /** Stands for a component in the negative tests. */
    static final class Clerk {
        public String remember(Object execution) {
            return "remembered " + execution;
        }
    }
}
