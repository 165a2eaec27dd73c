package nl.kring.journey.deployment;

import static nl.kring.journey.deployment.ModelXml.extension;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormSchema;
import nl.kring.form.Option;
import nl.kring.identity.StaffRole;
import nl.kring.journey.CandidateTasks;
import nl.kring.journey.Facts;
import nl.kring.journey.Models;
import nl.kring.journey.Waits;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Checks that a process can run: that all it names is there, and that it runs nothing of its own making. */
@Component
class ProcessCheck {

    private static final Set<String> PASSED = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "transaction",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway");
    private static final Set<String> RUN_A_COMPONENT = Set.of("serviceTask", "sendTask");
    private static final Set<String> REFERENCES = Set.of(
            "sourceRef",
            "targetRef",
            "default",
            "attachedToRef",
            "messageRef",
            "errorRef",
            "signalRef",
            "escalationRef",
            "activityRef");
    private static final Set<String> EXECUTION_MEMBERS = Set.of(
            "processBusinessKey/-1",
            "processInstanceId/-1",
            "currentActivityId/-1",
            "currentActivityName/-1",
            "getVariable/1",
            "hasVariable/1");
    private static final Set<String> TASK_MEMBERS = Set.of("id/-1", "name/-1", "assignee/-1", "taskDefinitionKey/-1");
    private static final Set<String> GIVEN_BY_THE_ENGINE = Set.of("execution", "task");
    private static final Pattern ONE_NAME = Pattern.compile("[$#]\\{\\s*([A-Za-z_]\\w*)\\s*}");
    private static final Pattern DAYS = Pattern.compile("P\\d+D|\\d+");
    private static final Pattern REPETITION = Pattern.compile("R\\d*/.+");

    private final ModelVocabulary vocabulary;
    private final IdentityService identity;
    private final CodeNeeds needs;

    ProcessCheck(ModelVocabulary vocabulary, IdentityService identity, CodeNeeds needs) {
        this.vocabulary = vocabulary;
        this.identity = identity;
        this.needs = needs;
    }

    /** All processes of a file. */
    List<Finding> check(String file, Element definitions, AfterDeployment after) {
        Findings findings = new Findings(file);
        List<DrawnProcess> processes = DrawnProcess.in(file, definitions);
        boolean anyRuns = processes.stream().anyMatch(DrawnProcess::isExecutable);
        findings.when(!anyRuns, "", Kind.NOT_EXECUTABLE);
        for (DrawnProcess process : processes) {
            if (process.isExecutable()) {
                new Reader(process, after, findings).check();
            } else if (anyRuns) {
                findings.add(process.key(), Kind.PART_NOT_EXECUTABLE);
            }
        }
        ModelXml.children(definitions).stream()
                .filter(part -> ModelXml.isBpmn(part) && !ModelXml.isBpmn(part, "process"))
                .forEach(part -> checkScripts(findings, part));
        return findings.list();
    }

    private static void checkScripts(Findings findings, Element part) {
        ModelXml.walk(part, element -> {
            String owner = ModelXml.owner(element);
            String name = element.getLocalName();
            boolean extension = ModelXml.isExtension(element);
            findings.when(
                    name.equals("script") || name.equals("scriptTask") && ModelXml.isBpmn(element), owner, Kind.SCRIPT);
            String language = element.getAttribute("language");
            findings.when(
                    name.equals("conditionExpression") && !language.isEmpty() && !language.equalsIgnoreCase("juel")
                            || name.equals("condition") && !language.isEmpty() && !language.equalsIgnoreCase("juel")
                            || !extension(element, "resource").isEmpty(),
                    owner,
                    Kind.SCRIPT);
            findings.when(extension && name.equals("connector"), owner, Kind.CONNECTOR);
            findings.when(extension && name.equals("field"), owner, Kind.FIELD, element.getAttribute("name"));
            for (String attribute : List.of("class", "variableMappingClass", "variableMappingDelegateExpression")) {
                String value = extension(element, attribute);
                String bare = extension ? element.getAttribute(attribute) : "";
                findings.when(
                        !value.isEmpty() || !bare.isEmpty(), owner, Kind.JAVA_CLASS, value.isEmpty() ? bare : value);
            }
        });
    }

    private final class Reader {

        private final DrawnProcess process;
        private final AfterDeployment after;
        private final Findings findings;
        private final Set<String> variables;
        private final Set<String> ids;
        private final Map<String, Set<String>> comparedWith = new HashMap<>();

        Reader(DrawnProcess process, AfterDeployment after, Findings findings) {
            this.process = process;
            this.after = after;
            this.findings = findings;
            this.variables = after.variablesOf(process);
            this.ids = ModelXml.all(process.definitions())
                    .map(element -> element.getAttribute("id"))
                    .filter(Predicate.not(String::isEmpty))
                    .collect(Collectors.toSet());
        }

        void check() {
            checkHistory();
            findings.when(
                    after.live().started().contains(process.key()) && !process.startsByItself(),
                    process.key(),
                    Kind.NO_START);
            checkScripts(findings, process.element());
            ModelXml.all(process.element()).filter(ModelXml::isBpmn).forEach(this::checkElement);
            ModelXml.walk(process.element(), this::checkExpressions);
            ModelXml.children(process.definitions()).stream()
                    .filter(part -> ModelXml.isBpmn(part) && !ModelXml.isBpmn(part, "process"))
                    .forEach(part -> ModelXml.walk(part, this::checkExpressions));
            ModelXml.extensions(process.element(), "taskListener")
                    .forEach(listener -> checkDelegate(listener, "taskListener"));
            ModelXml.extensions(process.element(), "executionListener")
                    .forEach(listener -> checkDelegate(listener, "executionListener"));
            process.userTasks().forEach(this::checkUserTask);
            checkMessages();
        }

        private void checkHistory() {
            String days = extension(process.element(), "historyTimeToLive");
            findings.when(days.isBlank(), process.key(), Kind.NO_HISTORY_END);
            findings.when(!days.isBlank() && !DAYS.matcher(days).matches(), process.key(), Kind.BAD_HISTORY_END, days);
        }

        private void checkElement(Element element) {
            String id = ModelXml.owner(element);
            String name = element.getLocalName();
            boolean inFlow = element.getParentNode() instanceof Element parent
                    && (ModelXml.isBpmn(parent, "process")
                            || ModelXml.isBpmn(parent, "subProcess")
                            || ModelXml.isBpmn(parent, "transaction")
                            || ModelXml.isBpmn(parent, "adHocSubProcess"));
            if (inFlow && isFlowNode(name)) {
                findings.when(name.equals("task"), id, Kind.NO_KIND_OF_TASK);
                findings.when(name.equals("manualTask"), id, Kind.MANUAL_TASK);
                findings.when(
                        !PASSED.contains(name)
                                && !Set.of("task", "manualTask", "scriptTask").contains(name),
                        id,
                        Kind.UNSUPPORTED_ELEMENT,
                        name);
                checkConnected(element, name);
            }
            findings.when(name.equals("standardLoopCharacteristics"), id, Kind.LOOP);
            checkReferences(element, id);
            switch (name) {
                case "serviceTask", "sendTask", "businessRuleTask" -> checkImplementation(element);
                case "callActivity" -> checkCall(element);
                case "messageEventDefinition" -> {
                    if (!DrawnProcess.isCaught(element)) {
                        checkImplementation(element);
                    }
                }
                case "signalEventDefinition" -> checkSignal(element);
                case "timeDate", "timeDuration", "timeCycle" -> checkTimer(element);
                default -> {
                    // nothing of its own
                }
            }
        }

        private static boolean isFlowNode(String name) {
            return name.endsWith("Event")
                    || name.endsWith("Task")
                    || name.equals("task")
                    || name.endsWith("Gateway")
                    || name.endsWith("Activity")
                    || name.endsWith("rocess")
                    || name.equals("transaction")
                    || name.endsWith("horeography");
        }

        /** Nothing leads there, or nothing leads on: the drawing says something else than what happens. */
        private void checkConnected(Element node, String name) {
            String id = node.getAttribute("id");
            boolean eventSubProcess = node.getAttribute("triggeredByEvent").equals("true");
            boolean compensation = node.getAttribute("isForCompensation").equals("true");
            boolean link = ModelXml.bpmn(node, "linkEventDefinition").findAny().isPresent();
            boolean entered = flows("targetRef", id);
            boolean begins = name.equals("startEvent") || name.equals("boundaryEvent") || link;
            findings.when(!entered && !begins && !eventSubProcess && !compensation, id, Kind.UNCONNECTED);
        }

        private boolean flows(String end, String id) {
            return ModelXml.bpmn(process.element(), "sequenceFlow")
                    .anyMatch(flow -> flow.getAttribute(end).equals(id));
        }

        private void checkReferences(Element element, String id) {
            for (String attribute : REFERENCES) {
                String reference = element.getAttribute(attribute);
                findings.when(
                        !reference.isEmpty() && !ids.contains(DrawnProcess.withoutPrefix(reference)),
                        id,
                        Kind.DANGLING,
                        attribute,
                        reference);
            }
            boolean named = element.getLocalName().equals("incoming")
                    || element.getLocalName().equals("outgoing")
                    || element.getLocalName().equals("flowNodeRef");
            String reference = named ? ModelXml.ownText(element) : "";
            findings.when(
                    !reference.isEmpty() && !ids.contains(DrawnProcess.withoutPrefix(reference)),
                    id,
                    Kind.DANGLING,
                    element.getLocalName(),
                    reference);
            boolean flow = element.getLocalName().equals("sequenceFlow");
            findings.when(flow && element.getAttribute("sourceRef").isEmpty(), id, Kind.DANGLING, "sourceRef", "–");
            findings.when(flow && element.getAttribute("targetRef").isEmpty(), id, Kind.DANGLING, "targetRef", "–");
        }

        private void checkImplementation(Element task) {
            String id = ModelXml.owner(task);
            String type = extension(task, "type");
            String decision = extension(task, "decisionRef");
            findings.when(!type.isEmpty() && !type.equals("external"), id, Kind.TASK_TYPE, type);
            findings.when(type.equals("external"), id, Kind.EXTERNAL, extension(task, "topic"));
            findings.when(!extension(task, "caseRef").isEmpty(), id, Kind.CASE);
            boolean runs = !extension(task, "delegateExpression").isEmpty();
            boolean computes = !extension(task, "expression").isEmpty();
            boolean foreign = !extension(task, "class").isEmpty()
                    || ModelXml.extensions(task, "connector").findAny().isPresent();
            if (!decision.isEmpty() && !ModelExpression.isIn(decision)) {
                findings.when(!after.hasDecision(decision), id, Kind.UNKNOWN_DECISION, decision);
            }
            boolean needsOne = RUN_A_COMPONENT.contains(task.getLocalName())
                    || task.getLocalName().equals("businessRuleTask");
            findings.when(
                    needsOne && type.isEmpty() && decision.isEmpty() && !runs && !computes && !foreign,
                    id,
                    Kind.NO_IMPLEMENTATION);
            if (runs) {
                checkDelegate(task, "delegate");
            }
        }

        private void checkDelegate(Element element, String as) {
            String expression = as.equals("delegate")
                    ? extension(element, "delegateExpression")
                    : element.getAttribute("delegateExpression");
            if (expression.isEmpty()) {
                return;
            }
            String id = ModelXml.owner(element);
            var name = ONE_NAME.matcher(expression.strip());
            if (!name.matches()) {
                findings.add(id, Kind.UNKNOWN_DELEGATE, expression, nearest(expression, as));
                return;
            }
            String bean = name.group(1);
            if (!known(as).contains(bean)) {
                boolean elsewhere = vocabulary.runnable().contains(bean);
                findings.add(
                        id, elsewhere ? Kind.WRONG_DELEGATE : Kind.UNKNOWN_DELEGATE, expression, nearest(bean, as));
            }
        }

        private String nearest(String wrong, String as) {
            return ModelVocabulary.nearest(wrong, known(as));
        }

        private Set<String> known(String as) {
            return switch (as) {
                case "taskListener" -> vocabulary.taskListeners();
                case "executionListener" -> vocabulary.executionListeners();
                default -> vocabulary.delegates();
            };
        }

        private void checkCall(Element call) {
            String id = call.getAttribute("id");
            String called = call.getAttribute("calledElement");
            findings.when(!extension(call, "caseRef").isEmpty(), id, Kind.CASE);
            if (!ModelExpression.isIn(called)) {
                findings.when(
                        !after.hasProcess(DrawnProcess.withoutPrefix(called)),
                        id,
                        Kind.UNKNOWN_PROCESS,
                        called.isEmpty() ? "–" : called);
            }
        }

        private void checkSignal(Element event) {
            if (!DrawnProcess.isCaught(event)) {
                return;
            }
            Set<String> awaited = process.named("signal", Set.of(event.getAttribute("signalRef")));
            Set<String> sent = after.inForce().stream()
                    .flatMap(other -> other.sentSignals().stream())
                    .collect(Collectors.toSet());
            awaited.stream()
                    .filter(Predicate.not(sent::contains))
                    .forEach(name -> findings.add(ModelXml.owner(event), Kind.UNKNOWN_SIGNAL, name));
        }

        private void checkTimer(Element timer) {
            String text = ModelXml.ownText(timer);
            if (ModelExpression.isIn(text)) {
                return;
            }
            boolean right = switch (timer.getLocalName()) {
                case "timeDate" -> isMoment(text);
                case "timeDuration" -> isDuration(text);
                default -> isCycle(text);
            };
            findings.when(!right, ModelXml.owner(timer), Kind.BAD_TIMER, text.isEmpty() ? "–" : text);
        }

        // ------------------------------------------------------------------ people

        private void checkUserTask(DrawnProcess.Step task) {
            Element element = task.element();
            checkForm(task);
            String groups = extension(element, "candidateGroups");
            String assignee = extension(element, "assignee");
            findings.when(groups.isBlank(), task.id(), Kind.NO_GROUP);
            Set<String> known = groups();
            for (String group : groups.split(",")) {
                boolean fixed = !group.isBlank() && !ModelExpression.isIn(group);
                findings.when(
                        fixed && !known.contains(group.strip()),
                        task.id(),
                        Kind.UNKNOWN_GROUP,
                        group.strip(),
                        String.join(", ", known));
            }
            for (String user : (assignee + "," + extension(element, "candidateUsers")).split(",")) {
                boolean fixed = !user.isBlank() && !ModelExpression.isIn(user);
                findings.when(
                        fixed && identity.createUserQuery().userId(user.strip()).count() == 0,
                        task.id(),
                        Kind.UNKNOWN_USER,
                        user.strip());
            }
            boolean forCandidate = List.of(groups.split(",")).contains(CandidateTasks.GROUP);
            findings.when(
                    forCandidate
                            && !variables.contains(Facts.ENROLMENT_ID)
                            && !after.live().started().contains(process.key()),
                    task.id(),
                    Kind.WITHOUT_ENROLMENT);
        }

        private Set<String> groups() {
            Set<String> groups = new TreeSet<>();
            groups.add(CandidateTasks.GROUP);
            Stream.of(StaffRole.values()).map(StaffRole::group).forEach(groups::add);
            identity.createGroupQuery().list().stream().map(Group::getId).forEach(groups::add);
            return groups;
        }

        private void checkForm(DrawnProcess.Step task) {
            boolean other = !extension(task.element(), "formKey").isEmpty()
                    || ModelXml.extensions(task.element(), "formData").findAny().isPresent();
            if (task.form().isEmpty()) {
                findings.add(task.id(), other ? Kind.OTHER_FORM : Kind.NO_FORM);
                return;
            }
            String binding = extension(task.element(), "formRefBinding");
            findings.when(binding.isEmpty(), task.id(), Kind.NO_FORM_BINDING);
            findings.when(!binding.isEmpty() && !binding.equals("latest"), task.id(), Kind.FORM_BINDING);
            Optional<FormSchema> form = after.form(task.form());
            if (form.isEmpty()) {
                findings.when(
                        !after.unreadableForms().contains(task.form()), task.id(), Kind.UNKNOWN_FORM, task.form());
                return;
            }
            RoutingCheck.of(task, form.get(), comparisons())
                    .forEach(problem -> findings.add(task.id(), problem.kindForProcess(), problem.arguments()));
            if (!after.forms().containsKey(task.form())) {
                needs.of(Waits.nameOf(task.id()), form.get())
                        .forEach(unfit -> findings.add(task.id(), unfit.kind(), unfit.arguments()));
            }
        }

        private Map<String, Set<String>> comparisons() {
            if (comparedWith.isEmpty()) {
                comparedWith.putAll(RoutingCheck.comparisonsIn(process));
            }
            return comparedWith;
        }

        private void checkMessages() {
            Stream.concat(
                            ModelXml.bpmn(process.element(), "receiveTask"),
                            ModelXml.bpmn(process.element(), "messageEventDefinition")
                                    .filter(DrawnProcess::isCaught))
                    .forEach(wait -> {
                        String reference = wait.getAttribute("messageRef");
                        findings.when(reference.isEmpty(), ModelXml.owner(wait), Kind.NO_MESSAGE);
                        process.named("message", Set.of(reference)).stream()
                                .filter(name -> !Models.messages().contains(name))
                                .forEach(name -> findings.add(
                                        ModelXml.owner(wait),
                                        Kind.UNKNOWN_MESSAGE,
                                        name,
                                        ModelVocabulary.nearest(name, Models.messages())));
                    });
            Set<String> awaited = process.awaitedMessages();
            after.live().processes().stream()
                    .filter(live -> live.key().equals(process.key()))
                    .flatMap(live -> live.awaitedMessages().stream())
                    .filter(name -> Models.messages().contains(name) && !awaited.contains(name))
                    .forEach(name -> findings.add(process.key(), Kind.MESSAGE_NO_LONGER_AWAITED, name));
        }

        // ------------------------------------------------------------------ expressions

        private void checkExpressions(Element element) {
            List<String> texts = new ArrayList<>();
            texts.add(ModelXml.ownText(element));
            NamedNodeMap attributes = element.getAttributes();
            for (int at = 0; at < attributes.getLength(); at++) {
                Attr attribute = (Attr) attributes.item(at);
                if (!"delegateExpression".equals(attribute.getLocalName())) {
                    texts.add(attribute.getValue());
                }
            }
            texts.stream().filter(ModelExpression::isIn).forEach(text -> checkExpression(element, text));
        }

        private void checkExpression(Element element, String text) {
            String owner = ModelXml.owner(element);
            try {
                for (String inside : ModelExpression.in(text)) {
                    checkUse(owner, text, ModelExpression.parse(inside));
                }
            } catch (ModelExpression.NotAllowed e) {
                findings.add(owner, Kind.BAD_EXPRESSION, text, String.valueOf(e.getMessage()));
            }
        }

        private void checkUse(String owner, String text, ModelExpression expression) {
            expression.variables().stream()
                    .filter(name -> !isKnown(name))
                    .sorted()
                    .forEach(name -> findings.add(owner, Kind.UNKNOWN_VARIABLE, name, text));
            for (ModelExpression.Call call : expression.calls()) {
                if (GIVEN_BY_THE_ENGINE.contains(call.bean())) {
                    Set<String> members = call.bean().equals("task") ? TASK_MEMBERS : EXECUTION_MEMBERS;
                    findings.when(
                            !members.contains(call.member() + "/" + call.arguments()),
                            owner,
                            Kind.BAD_EXPRESSION,
                            text,
                            call.bean() + "." + call.member());
                } else if (vocabulary.questionsTo(call.bean()).isEmpty()) {
                    findings.add(
                            owner,
                            Kind.UNKNOWN_BEAN,
                            call.bean(),
                            text,
                            ModelVocabulary.nearest(call.bean(), vocabulary.asked()));
                } else {
                    findings.when(
                            !vocabulary.canAsk(call.bean(), call.member(), call.arguments()),
                            owner,
                            Kind.UNKNOWN_METHOD,
                            call.bean() + "." + call.member(),
                            text,
                            String.join(", ", vocabulary.questionsTo(call.bean())));
                }
            }
        }

        private boolean isKnown(String variable) {
            return variables.contains(variable)
                    || Facts.names().contains(variable)
                    || GIVEN_BY_THE_ENGINE.contains(variable);
        }
    }

    private static boolean isMoment(String text) {
        try {
            if (text.length() > 10 && (text.endsWith("Z") || text.substring(10).matches(".*[+-]\\d\\d:\\d\\d"))) {
                OffsetDateTime.parse(text);
            } else {
                LocalDateTime.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        try {
            int time = text.indexOf('T');
            if (time < 0) {
                Period.parse(text);
            } else {
                if (time > 1) {
                    Period.parse(text.substring(0, time));
                }
                Duration.parse("P" + text.substring(time));
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isCycle(String text) {
        if (REPETITION.matcher(text).matches()) {
            return Stream.of(text.split("/")).skip(1).allMatch(part -> isDuration(part) || isMoment(part));
        }
        return CronExpression.isValidExpression(text);
    }

    /** The values that a choice offers, where the form itself says them. */
    static Set<String> valuesOf(Field field) {
        return field.options().stream().map(Option::value).collect(Collectors.toCollection(HashSet::new));
    }
}
