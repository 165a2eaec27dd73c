package nl.kring.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * The conventions of our models, as rules. Each takes a file and answers with what is wrong in it, one line per finding,
 * beginning with the element's id.
 */
final class ModelConventions {

    static final List<String> CANDIDATE_GROUPS = List.of("candidate", "facilitators", "coordinators");

    private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;
    private static final String PASCAL = "[A-Z][a-z]\\w*";
    private static final int SCREEN_WIDTH = 1920;
    private static final int SCREEN_HEIGHT = 1000;
    private static final Pattern DELEGATE = Pattern.compile("\\$\\{([a-z]\\w*)}");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\.(\\w+)\\s*(\\()?");
    private static final List<String> ATTRIBUTES_WITH_EXPRESSIONS = List.of(
            "delegateExpression",
            "dueDate",
            "followUpDate",
            "collection",
            "assignee",
            "businessKey",
            "sourceExpression",
            "priority",
            "candidateGroups",
            "candidateUsers");
    private static final String REMINDER = "${waits.reminderAt(execution)}";
    private static final String ESCALATION = "${waits.escalationAt(execution)}";
    private static final String REMINDER_OF_ITS_OWN = "\\$\\{editionDates\\.\\w+Reminder\\(execution\\)}";
    private static final String ESCALATION_OF_ITS_OWN = "\\$\\{editionDates\\.\\w+Escalation\\(execution\\)}";
    private static final Set<String> GIVEN_BY_THE_ENGINE = Set.of("execution", "task");
    private static final Set<String> FORM_COMPONENTS = Set.of(
            "text",
            "textfield",
            "textarea",
            "number",
            "select",
            "radio",
            "checklist",
            "taglist",
            "checkbox",
            "datetime",
            "group",
            "separator",
            "table",
            "expression",
            "button");
    private static final List<String> LABELS = List.of("label", "dateLabel", "timeLabel");
    private static final Set<String> WITHOUT_LABEL = Set.of("text", "separator", "expression", "button");

    private ModelConventions() {}

    record ProcessModel(String file, BpmnModelInstance bpmn) {

        static ProcessModel read(Path path) {
            return new ProcessModel(path.getFileName().toString(), Bpmn.readModelFromFile(path.toFile()));
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(type);
        }

        String name() {
            return file.replace(".bpmn", "");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    record DecisionModel(String file, DmnModelInstance dmn) {

        static DecisionModel read(Path path) {
            return new DecisionModel(path.getFileName().toString(), Dmn.readModelFromFile(path.toFile()));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    record FormModel(String file, JsonNode json) {

        static FormModel read(Path path) {
            try {
                return new FormModel(
                        path.getFileName().toString(),
                        JsonMapper.builder().build().readTree(Files.readString(path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Path> filesIn(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---------------------------------------------------------------- processes

    static List<String> fileNameIsTheProcessId(ProcessModel model) {
        Findings findings = new Findings();
        Collection<Process> processes = model.all(Process.class);
        findings.when(processes.size() != 1, model.file(), "has " + processes.size() + " processes, not one");
        for (Process process : processes) {
            findings.when(!process.getId().equals(model.name()), process.getId(), "lies in " + model.file());
            findings.when(!process.isExecutable(), process.getId(), "is not executable");
        }
        return findings.list();
    }

    static List<String> historyHasAnEnd(ProcessModel model) {
        Findings findings = new Findings();
        for (Process process : model.all(Process.class)) {
            String timeToLive = process.getCamundaHistoryTimeToLiveString();
            findings.when(isBlank(timeToLive), process.getId(), "has no history time to live");
        }
        return findings.list();
    }

    static List<String> madeForThePlatformInUse(ProcessModel model) {
        Findings findings = new Findings();
        String modeler = "http://camunda.org/schema/modeler/1.0";
        DomElement definitions = model.bpmn().getDefinitions().getDomElement();
        String platform = definitions.getAttribute(modeler, "executionPlatform");
        String version = definitions.getAttribute(modeler, "executionPlatformVersion");
        findings.when(!"Camunda Platform".equals(platform), model.file(), "is made for " + platform);
        findings.when(!"7.24.0".equals(version), model.file(), "is made for version " + version);
        return findings.list();
    }

    static List<String> messagesAndErrorsAreCalledSo(ProcessModel model) {
        Findings findings = new Findings();
        for (Message message : model.all(Message.class)) {
            findings.when(!message.getId().matches("Msg_" + PASCAL), message.getId(), "is not called Msg_…");
        }
        for (Error error : model.all(Error.class)) {
            findings.when(!error.getId().matches("Err_" + PASCAL), error.getId(), "is not called Err_…");
        }
        return findings.list();
    }

    static List<String> endsNameDifferentResults(ProcessModel model) {
        Findings findings = new Findings();
        Set<String> results = new HashSet<>();
        for (EndEvent end : model.all(EndEvent.class)) {
            if (end.getParentElement() instanceof Process) {
                findings.when(
                        !results.add(end.getName()),
                        end.getId(),
                        "names the same result as another end: " + end.getName());
            }
        }
        return findings.list();
    }

    static List<String> everyStepIsDocumented(ProcessModel model) {
        Findings findings = new Findings();
        Stream.of(Process.class, UserTask.class, ServiceTask.class, ReceiveTask.class, CallActivity.class)
                .flatMap(type -> model.all(type).stream())
                .forEach(element -> {
                    String text = documentationOf((BaseElement) element);
                    String id = ((BaseElement) element).getId();
                    findings.when(text.isEmpty(), id, "has no documentation");
                    findings.when(
                            !text.isEmpty() && !text.matches("\\p{Lu}[^\\n]*\\."),
                            id,
                            "is not documented in a sentence: " + text);
                });
        return findings.list();
    }

    private static String documentationOf(BaseElement element) {
        StringBuilder text = new StringBuilder();
        element.getDocumentations().forEach(part -> text.append(part.getTextContent()));
        return text.toString().strip();
    }

    static List<String> splitsAndJoinsAreDrawn(ProcessModel model) {
        Findings findings = new Findings();
        for (FlowNode node : model.all(FlowNode.class)) {
            int in = node.getIncoming().size();
            int out = node.getOutgoing().size();
            if (node instanceof Gateway) {
                findings.when(in > 1 && out > 1, node.getId(), "joins and splits at once");
            } else {
                findings.when(in > 1, node.getId(), "joins without a gateway");
                findings.when(out > 1, node.getId(), "splits without a gateway");
            }
        }
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            boolean conditional = flow.getConditionExpression() != null;
            FlowNode source = flow.getSource();
            if (source instanceof ExclusiveGateway && source.getOutgoing().size() > 1) {
                boolean isDefault = flow.equals(((ExclusiveGateway) source).getDefault());
                findings.when(!conditional && !isDefault, flow.getId(), "answers a question without a condition");
            } else {
                findings.when(
                        conditional && !(source instanceof InclusiveGateway),
                        flow.getId(),
                        "has a condition off " + source.getId());
            }
        }
        return findings.list();
    }

    static List<String> jobsStayExclusive(ProcessModel model) {
        Findings findings = new Findings();
        for (FlowNode node : model.all(FlowNode.class)) {
            findings.when(!node.isCamundaExclusive(), node.getId(), "has jobs that are not exclusive");
            if (node instanceof Activity activity && activity.getLoopCharacteristics() != null) {
                String exclusive = activity.getLoopCharacteristics().getAttributeValueNs(CAMUNDA, "exclusive");
                findings.when("false".equals(exclusive), node.getId(), "has instances that are not exclusive");
            }
        }
        return findings.list();
    }

    /** @param sent the names of the messages that the application sends */
    static List<String> messagesAreDeclaredAndUsed(ProcessModel model, Set<String> sent) {
        Findings findings = new Findings();
        Set<Message> used = new HashSet<>();
        for (ReceiveTask task : model.all(ReceiveTask.class)) {
            findings.when(task.getMessage() == null, task.getId(), "waits for no message");
            used.add(task.getMessage());
        }
        for (MessageEventDefinition definition : model.all(MessageEventDefinition.class)) {
            findings.when(definition.getMessage() == null, definition.getId(), "waits for no message");
            used.add(definition.getMessage());
        }
        for (Message message : model.all(Message.class)) {
            findings.when(!sent.contains(message.getName()), message.getId(), "is sent by nobody");
            findings.when(!message.getId().equals(message.getName()), message.getId(), "is named " + message.getName());
            findings.when(!used.contains(message), message.getId(), "is used by nothing");
        }
        return findings.list();
    }

    // ---------------------------------------------------------------- people

    static List<String> userTasksReachPeople(ProcessModel model) {
        Findings findings = new Findings();
        for (UserTask task : model.all(UserTask.class)) {
            String id = task.getId();
            findings.when(
                    !CANDIDATE_GROUPS.contains(String.valueOf(task.getCamundaCandidateGroups())),
                    id,
                    "is for no known candidate group: " + task.getCamundaCandidateGroups());
            String due = endOf(model, task).orElse(ESCALATION);
            findings.when(
                    !due.equals(task.getCamundaDueDate()),
                    id,
                    "is due at " + task.getCamundaDueDate() + ", not " + due);
            checkTimeout(findings, task, "remind", "${remindOfTask}", REMINDER);
            checkTimeout(findings, task, "escalate", "${escalateTask}", ESCALATION);
        }
        return findings.list();
    }

    /** The date at which the process goes on without the task, where it does. */
    private static Optional<String> endOf(ProcessModel model, UserTask task) {
        return timersOn(model, task, true).findFirst();
    }

    /** Who waits for something else than a task gets a reminder too, and staff hear when it takes long. */
    static List<String> waitsAreWatched(ProcessModel model) {
        Findings findings = new Findings();
        for (ReceiveTask wait : model.all(ReceiveTask.class)) {
            List<String> dates = timersOn(model, wait, false).toList();
            findings.when(
                    dates.stream().noneMatch(date -> date.equals(REMINDER) || date.matches(REMINDER_OF_ITS_OWN)),
                    wait.getId(),
                    "has no reminder");
            findings.when(
                    dates.stream().noneMatch(date -> date.equals(ESCALATION) || date.matches(ESCALATION_OF_ITS_OWN)),
                    wait.getId(),
                    "has no escalation");
        }
        return findings.list();
    }

    private static Stream<String> timersOn(ProcessModel model, Activity activity, boolean interrupting) {
        return model.all(BoundaryEvent.class).stream()
                .filter(event -> activity.equals(event.getAttachedTo()) && event.cancelActivity() == interrupting)
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(TimerEventDefinition.class::isInstance)
                .map(timer -> ((TimerEventDefinition) timer).getTimeDate().getTextContent());
    }

    private static void checkTimeout(Findings findings, UserTask task, String listenerId, String bean, String date) {
        boolean found = descendants(task, CamundaTaskListener.class)
                .anyMatch(listener -> listenerId.equals(listener.getAttributeValue("id"))
                        && "timeout".equals(listener.getCamundaEvent())
                        && bean.equals(listener.getCamundaDelegateExpression())
                        && listener.getTimeouts().stream()
                                .anyMatch(timer -> timer.getTimeDate() != null
                                        && date.equals(timer.getTimeDate().getTextContent())));
        findings.when(!found, task.getId(), "has no timeout listener " + listenerId + " " + bean + " at " + date);
    }

    /** @param forms the ids of the forms, by name of their file without ending */
    static List<String> userTasksHaveTheirForm(ProcessModel model, Map<String, String> forms) {
        Findings findings = new Findings();
        for (UserTask task : model.all(UserTask.class)) {
            String form = String.valueOf(task.getCamundaFormRef());
            String id = task.getId();
            findings.when(!id.equals("Task_" + form), id, "has the form of something else: " + form);
            findings.when(!"latest".equals(task.getCamundaFormRefBinding()), id, "is not bound to the latest form");
            findings.when(!forms.containsKey(form), id, "has no file forms/" + form + ".form");
            findings.when(
                    forms.containsKey(form) && !form.equals(forms.get(form)),
                    id,
                    "finds the id " + forms.get(form) + " in forms/" + form + ".form");
        }
        return findings.list();
    }

    // ---------------------------------------------------------------- what models refer to

    /** @param beans the components by name */
    static List<String> delegatesAreComponents(ProcessModel model, Map<String, Class<?>> beans) {
        Findings findings = new Findings();
        for (ServiceTask task : model.all(ServiceTask.class)) {
            String id = task.getId();
            String expected = "${" + decapitalized(id.replace("Task_", "")) + "}";
            findings.when(
                    !expected.equals(task.getCamundaDelegateExpression()),
                    id,
                    "should run " + expected + ", not " + task.getCamundaDelegateExpression());
        }
        for (Element element : elements(model)) {
            String delegate = element.dom().getAttribute(CAMUNDA, "delegateExpression");
            for (String forbidden : List.of("class", "expression", "type")) {
                findings.when(
                        element.dom().getAttribute(CAMUNDA, forbidden) != null,
                        element.owner(),
                        "runs by camunda:" + forbidden + ", not by a delegate expression");
            }
            findings.when(
                    element.dom().getLocalName().equals("script"), element.owner(), "runs a script, not a component");
            if (delegate == null) {
                continue;
            }
            Matcher matcher = DELEGATE.matcher(delegate);
            if (!matcher.matches()) {
                findings.add(element.owner(), "has a delegate expression that is no plain name: " + delegate);
                continue;
            }
            String bean = matcher.group(1);
            Class<?> component = beans.get(bean);
            findings.when(component == null, element.owner(), "runs " + delegate + ", which is no component");
            findings.when(
                    component != null
                            && !decapitalized(component.getSimpleName()).equals(bean),
                    element.owner(),
                    "runs " + delegate + ", whose class is called " + component);
        }
        return findings.list();
    }

    /** @param beans the components by name */
    static List<String> expressionsCallComponents(ProcessModel model, Map<String, Class<?>> beans) {
        Findings findings = new Findings();
        for (Element element : elements(model)) {
            for (String text : element.texts()) {
                Matcher expressions = EXPRESSION.matcher(text);
                while (expressions.find()) {
                    checkCalls(findings, element.owner(), expressions.group(), beans);
                }
            }
        }
        return findings.list();
    }

    private static void checkCalls(Findings findings, String owner, String expression, Map<String, Class<?>> beans) {
        Matcher calls = CALL.matcher(expression.replaceAll("'[^']*'", "''"));
        while (calls.find()) {
            String bean = calls.group(1);
            String method = calls.group(2);
            if (GIVEN_BY_THE_ENGINE.contains(bean)) {
                continue;
            }
            Class<?> component = beans.get(bean);
            if (component == null) {
                findings.add(owner, "calls " + bean + ", which is no component, in " + expression);
                continue;
            }
            boolean exists = Arrays.stream(component.getMethods())
                    .anyMatch(candidate -> candidate.getName().equals(method));
            findings.when(
                    calls.group(3) == null || !exists,
                    owner,
                    "calls no public method of " + bean + " in " + expression);
        }
    }

    /** @param processes the ids of all processes */
    static List<String> calledProcessesExist(ProcessModel model, Set<String> processes) {
        Findings findings = new Findings();
        for (CallActivity call : model.all(CallActivity.class)) {
            String id = call.getId();
            findings.when(!processes.contains(call.getCalledElement()), id, "calls " + call.getCalledElement());
            String binding = call.getCamundaCalledElementBinding();
            findings.when(binding != null && !binding.equals("latest"), id, "is not bound to the latest version");
            List<CamundaIn> ins = descendants(call, CamundaIn.class).toList();
            findings.when(
                    ins.stream().noneMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey())),
                    id,
                    "does not pass the business key on");
            findings.when(
                    ins.stream().anyMatch(in -> "all".equals(in.getCamundaVariables())), id, "passes all variables on");
        }
        return findings.list();
    }

    /** @param decisions the ids of all decisions */
    static List<String> decisionsExist(ProcessModel model, Set<String> decisions) {
        Findings findings = new Findings();
        for (BusinessRuleTask task : model.all(BusinessRuleTask.class)) {
            findings.when(
                    !decisions.contains(String.valueOf(task.getCamundaDecisionRef())),
                    task.getId(),
                    "asks for the decision " + task.getCamundaDecisionRef());
        }
        return findings.list();
    }

    // ---------------------------------------------------------------- the drawing

    static List<String> everythingIsDrawn(ProcessModel model) {
        Findings findings = new Findings();
        for (FlowNode node : model.all(FlowNode.class)) {
            findings.when(shapeOf(node) == null, node.getId(), "has no shape");
        }
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            BpmnEdge edge = flow.getDiagramElement();
            findings.when(edge == null || edge.getWaypoints().size() < 2, flow.getId(), "has no line");
        }
        return findings.list();
    }

    static List<String> labelsHaveTheirPlace(ProcessModel model) {
        Findings findings = new Findings();
        Map<String, Rectangle2D> labels = labels(model);
        for (FlowNode node : model.all(FlowNode.class)) {
            boolean outside = node instanceof Event || node instanceof Gateway;
            findings.when(
                    outside && !isBlank(node.getName()) && !labels.containsKey(node.getId()),
                    node.getId(),
                    "has no place for its label");
        }
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            findings.when(
                    !isBlank(flow.getName()) && !labels.containsKey(flow.getId()),
                    flow.getId(),
                    "has no place for its label");
        }
        labels.forEach((id, label) -> {
            for (FlowNode node : model.all(FlowNode.class)) {
                Rectangle2D shape = boundsOf(node);
                boolean own = node.getId().equals(id);
                if (shape != null && !own && !(node instanceof SubProcess)) {
                    findings.when(label.intersects(shape), id, "has its label on " + node.getId());
                }
            }
            lines(model).forEach((flow, line) -> {
                for (Line2D segment : line) {
                    findings.when(segment.intersects(label), id, "has its label on the line of " + flow);
                }
            });
            labels.forEach((other, otherLabel) -> findings.when(
                    id.compareTo(other) < 0 && label.intersects(otherLabel), id, "has its label on that of " + other));
        });
        return findings.list();
    }

    static List<String> shapesDoNotOverlap(ProcessModel model) {
        Findings findings = new Findings();
        List<FlowNode> nodes = List.copyOf(model.all(FlowNode.class));
        for (FlowNode node : nodes) {
            Rectangle2D shape = boundsOf(node);
            if (shape == null) {
                continue;
            }
            if (node.getParentElement() instanceof SubProcess parent) {
                Rectangle2D around = boundsOf(parent);
                findings.when(
                        around != null && !around.contains(shape), node.getId(), "sticks out of " + parent.getId());
            }
            for (FlowNode other : nodes) {
                Rectangle2D otherShape = boundsOf(other);
                if (otherShape != null
                        && node.getId().compareTo(other.getId()) < 0
                        && !isInside(node, other)
                        && !isInside(other, node)
                        && !isAttached(node, other)
                        && !isAttached(other, node)) {
                    findings.when(shape.intersects(otherShape), node.getId(), "overlaps " + other.getId());
                }
            }
        }
        return findings.list();
    }

    static List<String> linesRunStraight(ProcessModel model) {
        Findings findings = new Findings();
        Map<String, List<Line2D>> lines = lines(model);
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            for (Line2D segment : lines.getOrDefault(flow.getId(), List.of())) {
                findings.when(
                        segment.getX1() != segment.getX2() && segment.getY1() != segment.getY2(),
                        flow.getId(),
                        "runs aslant");
                for (FlowNode node : model.all(FlowNode.class)) {
                    Rectangle2D shape = boundsOf(node);
                    if (shape != null && !isInside(flow, node)) {
                        Rectangle2D inner = new Rectangle2D.Double(
                                shape.getX() + 1, shape.getY() + 1, shape.getWidth() - 2, shape.getHeight() - 2);
                        findings.when(segment.intersects(inner), flow.getId(), "runs through " + node.getId());
                    }
                }
            }
        }
        return findings.list();
    }

    static List<String> fitsOneScreen(ProcessModel model) {
        Findings findings = new Findings();
        Rectangle2D all = new Rectangle2D.Double();
        for (BpmnShape shape : model.all(BpmnShape.class)) {
            all = all.isEmpty() ? rectangle(shape.getBounds()) : all.createUnion(rectangle(shape.getBounds()));
        }
        findings.when(all.getWidth() > SCREEN_WIDTH, model.file(), "is " + all.getWidth() + " wide");
        findings.when(all.getHeight() > SCREEN_HEIGHT, model.file(), "is " + all.getHeight() + " high");
        return findings.list();
    }

    // ---------------------------------------------------------------- decisions and forms

    static List<String> decisionFollowsTheConventions(DecisionModel model) {
        Findings findings = new Findings();
        Collection<Decision> decisions = model.dmn().getModelElementsByType(Decision.class);
        findings.when(
                decisions.stream().noneMatch(decision -> model.file().equals(decision.getId() + ".dmn")),
                model.file(),
                "holds no decision of its name");
        for (Decision decision : decisions) {
            findings.when(isBlank(decision.getName()), decision.getId(), "has no name");
            findings.when(
                    isBlank(decision.getCamundaHistoryTimeToLiveString()),
                    decision.getId(),
                    "has no history time to live");
        }
        for (InputExpression input : model.dmn().getModelElementsByType(InputExpression.class)) {
            findings.when(isNumber(input.getTypeRef()), input.getId(), "is a number, not an integer or a double");
        }
        for (Output output : model.dmn().getModelElementsByType(Output.class)) {
            findings.when(isNumber(output.getTypeRef()), output.getId(), "is a number, not an integer or a double");
        }
        return findings.list();
    }

    private static boolean isNumber(@Nullable String type) {
        return "number".equals(type);
    }

    static List<String> formFollowsTheConventions(FormModel form) {
        Findings findings = new Findings();
        JsonNode json = form.json();
        String id = json.path("id").asText();
        findings.when(!form.file().equals(id + ".form"), form.file(), "has the id " + id);
        findings.when(!id.matches(PASCAL), form.file(), "has an id that is not in PascalCase: " + id);
        findings.when(json.path("schemaVersion").asInt() != 16, form.file(), "is not of schema version 16");
        Set<String> keys = new HashSet<>();
        checkComponents(findings, json.path("components"), keys);
        findings.when(!json.path("components").isArray(), form.file(), "has no components");
        return findings.list();
    }

    private static void checkComponents(Findings findings, JsonNode components, Set<String> keys) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            String id = component.path("id").asText(type);
            String key = component.path("key").asText("");
            String english = "expression".equals(type) || "separator".equals(type)
                    ? ""
                    : "text".equals(type) ? "en.text" : "en.label";
            findings.when(!FORM_COMPONENTS.contains(type), id, "is of a type that not every page can show: " + type);
            findings.when(
                    !WITHOUT_LABEL.contains(type)
                            && LABELS.stream()
                                    .allMatch(name ->
                                            component.path(name).asText("").isBlank()),
                    id,
                    "has no label");
            findings.when(
                    !key.isEmpty() && !key.matches("[a-z]\\w*"), id, "has a key that is not in camelCase: " + key);
            findings.when(!key.isEmpty() && !keys.add(key), id, "has a key that is taken: " + key);
            findings.when(
                    !english.isEmpty()
                            && component
                                    .path("properties")
                                    .path(english)
                                    .asText("")
                                    .isBlank(),
                    id,
                    "has no English, the property " + english);
            checkComponents(findings, component.path("components"), keys);
        }
    }

    // ---------------------------------------------------------------- helpers

    private static final class Findings {

        private final List<String> found = new ArrayList<>();

        void add(String element, String what) {
            found.add(element + " " + what);
        }

        void when(boolean wrong, String element, String what) {
            if (wrong) {
                add(element, what);
            }
        }

        List<String> list() {
            return List.copyOf(found);
        }
    }

    /** An XML element below a process, and the nearest element around it that has an id of ours. */
    private record Element(DomElement dom, String owner) {

        List<String> texts() {
            List<String> texts = new ArrayList<>();
            texts.add(dom.getChildElements().isEmpty() ? dom.getTextContent() : "");
            for (String name : ATTRIBUTES_WITH_EXPRESSIONS) {
                String value = dom.getAttribute(CAMUNDA, name);
                if (value != null) {
                    texts.add(value);
                }
            }
            return texts;
        }
    }

    private static List<Element> elements(ProcessModel model) {
        List<Element> elements = new ArrayList<>();
        for (Process process : model.all(Process.class)) {
            collect(process.getDomElement(), process.getId(), elements);
        }
        return elements;
    }

    private static void collect(DomElement dom, String owner, List<Element> into) {
        String id = dom.getAttribute("id");
        boolean ours = id != null && dom.getNamespaceURI().equals(BpmnModelConstants.BPMN20_NS);
        String nearest = ours && !dom.getLocalName().endsWith("EventDefinition") ? id : owner;
        if (!dom.getLocalName().equals("documentation")) {
            into.add(new Element(dom, nearest));
        }
        dom.getChildElements().forEach(child -> collect(child, nearest, into));
    }

    private static <T extends ModelElementInstance> Stream<T> descendants(ModelElementInstance root, Class<T> type) {
        return root.getModelInstance().getModelElementsByType(type).stream().filter(element -> {
            ModelElementInstance parent = element.getParentElement();
            while (parent != null && !parent.equals(root)) {
                parent = parent.getParentElement();
            }
            return parent != null;
        });
    }

    private static boolean isInside(FlowElement element, FlowNode container) {
        ModelElementInstance parent = element.getParentElement();
        while (parent != null) {
            if (parent.equals(container)) {
                return true;
            }
            parent = parent.getParentElement();
        }
        return false;
    }

    private static boolean isAttached(FlowNode node, FlowNode host) {
        return node instanceof BoundaryEvent event && host.equals(event.getAttachedTo());
    }

    private static @Nullable BpmnShape shapeOf(FlowNode node) {
        return (BpmnShape) node.getDiagramElement();
    }

    private static @Nullable Rectangle2D boundsOf(FlowNode node) {
        BpmnShape shape = shapeOf(node);
        return shape == null ? null : rectangle(shape.getBounds());
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static Map<String, Rectangle2D> labels(ProcessModel model) {
        Map<String, Rectangle2D> labels = new HashMap<>();
        for (BpmnShape shape : model.all(BpmnShape.class)) {
            put(labels, shape.getBpmnElement(), shape.getBpmnLabel());
        }
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            put(labels, edge.getBpmnElement(), edge.getBpmnLabel());
        }
        return labels;
    }

    private static void put(Map<String, Rectangle2D> labels, BaseElement element, @Nullable BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(element.getId(), rectangle(label.getBounds()));
        }
    }

    private static Map<String, List<Line2D>> lines(ProcessModel model) {
        Map<String, List<Line2D>> lines = new HashMap<>();
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            List<Line2D> segments = new ArrayList<>();
            @Nullable Point2D last = null;
            for (Waypoint waypoint : edge.getWaypoints()) {
                Point2D point = new Point2D.Double(waypoint.getX(), waypoint.getY());
                if (last != null) {
                    segments.add(new Line2D.Double(last, point));
                }
                last = point;
            }
            lines.put(edge.getBpmnElement().getId(), segments);
        }
        return lines;
    }

    private static String decapitalized(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
