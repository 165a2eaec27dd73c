package nl.kring.journey.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.deployment.DeploymentRefused;
import nl.kring.deployment.Deployments;
import nl.kring.deployment.ModelFile;
import nl.kring.form.FormSchema;
import nl.kring.form.FormSchemas;
import nl.kring.form.UnsupportedForm;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.journey.EngineRights;
import nl.kring.journey.Rehearsal;
import nl.kring.process.Migrations;
import nl.kring.process.Migrations.Route;
import nl.kring.process.ProcessLibrary;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.w3c.dom.Element;

/** Deployments as the engine keeps them. */
@Service
@Transactional
class EngineDeployments implements Deployments {

    private static final String SOURCE = "Kring desk";

    private final DeploymentGate gate;
    private final ProcessLibrary library;
    private final Migrations migrations;
    private final Rehearsal rehearsal;
    private final EngineRights rights;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final IdentityService identity;
    private final AuditTrail audit;

    EngineDeployments(
            DeploymentGate gate,
            ProcessLibrary library,
            Migrations migrations,
            Rehearsal rehearsal,
            EngineRights rights,
            RepositoryService repository,
            RuntimeService runtime,
            HistoryService history,
            IdentityService identity,
            AuditTrail audit) {
        this.gate = gate;
        this.library = library;
        this.migrations = migrations;
        this.rehearsal = rehearsal;
        this.rights = rights;
        this.repository = repository;
        this.runtime = runtime;
        this.history = history;
        this.identity = identity;
        this.audit = audit;
    }

    /** @param name as people know it */
    private record Brought(Kind kind, String id, String name) {}

    private record InForce(Part part, byte[] content) {}

    @Override
    @Transactional(readOnly = true)
    public Check check(List<ModelFile> files) {
        return rights.asApplication(() -> new Check(gate.findingsIn(files), changes(files), gate.state()));
    }

    @Override
    public void putLive(String name, List<ModelFile> files, String seen, Actor by) {
        List<Change> changes = rights.asApplication(() -> changes(files));
        List<String> changed = changedFiles(changes);
        if (changed.isEmpty()) {
            // Somebody put the same live since they were checked: whoever sends it twice, mostly.
            throw new ChangedMeanwhile();
        }
        DeploymentBuilder deployment = deploymentOf(name, files, changed);
        try {
            rights.asStaff(by, () -> gate.onlyIf(seen, deployment::deploy));
        } catch (UnfitDeployment e) {
            throw new DeploymentRefused(e.findings());
        } catch (ParseException e) {
            throw new DeploymentRefused(DeploymentGate.findingsOf(e));
        }
        audit.record(
                by,
                "models.deployed",
                null,
                null,
                changes.stream()
                        .filter(change -> !change.same())
                        .map(change -> change.id() + " " + change.to())
                        .collect(Collectors.joining(", ", name + ": ", "")));
    }

    private static List<String> changedFiles(List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.same())
                .map(Change::file)
                .toList();
    }

    private DeploymentBuilder deploymentOf(String name, List<ModelFile> files, List<String> chosen) {
        DeploymentBuilder deployment = repository.createDeployment().name(name).source(SOURCE);
        files.stream()
                .filter(file -> chosen.contains(file.name()))
                .forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        return deployment;
    }

    @Override
    public List<Effect> effectOf(List<ModelFile> files) {
        return rights.asApplication(() -> {
            List<Change> changes = changes(files);
            List<String> processes = changes.stream()
                    .filter(change -> change.running() > 0 && !change.same())
                    .map(Change::id)
                    .toList();
            return processes.isEmpty()
                    ? List.of()
                    : rehearsal.of(() -> {
                        deploymentOf("", files, changedFiles(changes)).deploy();
                        return processes.stream().flatMap(this::effectOn).toList();
                    });
        });
    }

    /** The new version is there already. */
    private Stream<Effect> effectOn(String process) {
        ProcessModel to = library.find(process, null).orElseThrow();
        return library.versions(process).stream()
                .filter(version -> version.running() > 0)
                .map(version -> library.find(process, version.number()).orElseThrow())
                .map(from -> new Effect(from, to, migrations.preview(Route.between(from, to))));
    }

    private List<Change> changes(List<ModelFile> files) {
        List<Deployed> all = everything();
        List<Change> changes = new ArrayList<>();
        for (ModelFile file : files) {
            for (Brought brought : broughtBy(file)) {
                Optional<InForce> now = inForce(all, brought);
                changes.add(new Change(
                        brought.kind(),
                        brought.id(),
                        brought.name(),
                        file.name(),
                        now.map(live -> live.part().version()).orElse(null),
                        now.filter(live -> Arrays.equals(live.content(), file.content()))
                                .isPresent(),
                        brought.kind() == Kind.PROCESS
                                ? runtime.createProcessInstanceQuery()
                                        .processDefinitionKey(brought.id())
                                        .count()
                                : 0));
            }
        }
        return changes;
    }

    private Optional<InForce> inForce(List<Deployed> all, Brought brought) {
        for (Deployed deployment : all) {
            for (Part part : deployment.parts()) {
                if (part.inForce() && part.kind() == brought.kind() && part.id().equals(brought.id())) {
                    return Optional.of(new InForce(part, content(deployment.id(), part.file())));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Brought> broughtBy(ModelFile file) {
        try {
            if (file.name().endsWith(".form")) {
                FormSchema form = FormSchemas.parse(new String(file.content(), StandardCharsets.UTF_8));
                return List.of(new Brought(Kind.FORM, form.id(), form.id()));
            }
            Element root = ModelXml.read(file);
            return file.name().endsWith(".dmn")
                    ? DecisionCheck.decisions(root).stream()
                            .map(decision -> brought(Kind.DECISION, decision))
                            .toList()
                    : DrawnProcess.in(file.name(), root).stream()
                            .filter(DrawnProcess::isExecutable)
                            .map(process -> brought(Kind.PROCESS, process.element()))
                            .toList();
        } catch (UnsupportedForm | ModelXml.Unreadable e) {
            // The check says what is wrong with it.
            return List.of();
        }
    }

    private static Brought brought(Kind kind, Element element) {
        String id = element.getAttribute("id");
        String name = element.getAttribute("name");
        return new Brought(kind, id, name.isBlank() ? id : name);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Deployed> all() {
        return rights.asApplication(this::everything);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Deployed> find(String id) {
        return all().stream().filter(deployment -> deployment.id().equals(id)).findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ModelFile> filesOf(String id) {
        return rights.asApplication(() -> repository.getDeploymentResourceNames(id).stream()
                .sorted()
                .map(name -> new ModelFile(name, content(id, name)))
                .toList());
    }

    private List<Deployed> everything() {
        Map<String, List<Part>> parts = new HashMap<>();
        add(
                parts,
                Kind.PROCESS,
                repository.createProcessDefinitionQuery().withoutTenantId().list());
        add(
                parts,
                Kind.DECISION,
                repository.createDecisionDefinitionQuery().withoutTenantId().list());
        List<Deployment> oldestFirst =
                repository.createDeploymentQuery().orderByDeploymentTime().asc().list();
        addForms(parts, oldestFirst);
        Map<String, String> by = whoDeployed();
        List<Deployed> newestFirst = new ArrayList<>();
        for (Deployment deployment : oldestFirst) {
            newestFirst.add(
                    0,
                    new Deployed(
                            deployment.getId(),
                            Objects.requireNonNullElse(deployment.getName(), ""),
                            deployment.getDeploymentTime().toInstant(),
                            by.get(deployment.getId()),
                            SHIPPED.equals(deployment.getSource()),
                            parts.getOrDefault(deployment.getId(), List.of())));
        }
        return newestFirst;
    }

    private static void add(Map<String, List<Part>> parts, Kind kind, List<? extends ResourceDefinition> definitions) {
        Map<String, Integer> newest = definitions.stream()
                .collect(Collectors.toMap(ResourceDefinition::getKey, ResourceDefinition::getVersion, Math::max));
        for (ResourceDefinition definition : definitions) {
            String name = Objects.requireNonNullElse(definition.getName(), "");
            parts.computeIfAbsent(definition.getDeploymentId(), id -> new ArrayList<>())
                    .add(new Part(
                            kind,
                            definition.getKey(),
                            name.isBlank() ? definition.getKey() : name,
                            definition.getResourceName(),
                            definition.getVersion(),
                            Objects.equals(newest.get(definition.getKey()), definition.getVersion())));
        }
    }

    /** Counted from the oldest on, as whoever fills them in is shown the newest. */
    private void addForms(Map<String, List<Part>> parts, List<Deployment> oldestFirst) {
        Map<String, Part> newest = new LinkedHashMap<>();
        Map<String, String> deploymentOf = new HashMap<>();
        List<Map.Entry<String, Part>> all = new ArrayList<>();
        for (Deployment deployment : oldestFirst) {
            for (String name : repository.getDeploymentResourceNames(deployment.getId())) {
                if (name.endsWith(".form")) {
                    for (Brought form : broughtBy(new ModelFile(name, content(deployment.getId(), name)))) {
                        Part before = newest.get(form.id());
                        Part part = new Part(
                                Kind.FORM,
                                form.id(),
                                form.id(),
                                name,
                                before == null ? 1 : before.version() + 1,
                                false);
                        newest.put(form.id(), part);
                        deploymentOf.put(form.id(), deployment.getId());
                        all.add(Map.entry(deployment.getId(), part));
                    }
                }
            }
        }
        for (Map.Entry<String, Part> form : all) {
            Part part = form.getValue();
            boolean inForce = form.getKey().equals(deploymentOf.get(part.id()));
            parts.computeIfAbsent(form.getKey(), id -> new ArrayList<>())
                    .add(new Part(Kind.FORM, part.id(), part.name(), part.file(), part.version(), inForce));
        }
    }

    /** By id of the deployment; the engine notes it down for whoever signed in. */
    private Map<String, String> whoDeployed() {
        Map<String, String> names = identity.createUserQuery().list().stream()
                .collect(Collectors.toMap(User::getId, EngineDeployments::nameOf));
        return history
                .createUserOperationLogQuery()
                .entityType("Deployment")
                .operationType(UserOperationLogEntry.OPERATION_TYPE_CREATE)
                .list()
                .stream()
                .filter(entry -> entry.getDeploymentId() != null && entry.getUserId() != null)
                .collect(Collectors.toMap(
                        UserOperationLogEntry::getDeploymentId,
                        entry -> names.getOrDefault(entry.getUserId(), entry.getUserId()),
                        (one, other) -> one));
    }

    private static String nameOf(User user) {
        String name = (Objects.requireNonNullElse(user.getFirstName(), "") + " "
                        + Objects.requireNonNullElse(user.getLastName(), ""))
                .strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private byte[] content(String deploymentId, String name) {
        try (InputStream stream = repository.getResourceAsStream(deploymentId, name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
