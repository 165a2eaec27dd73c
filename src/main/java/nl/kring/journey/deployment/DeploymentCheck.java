package nl.kring.journey.deployment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import nl.kring.deployment.ModelFile;
import nl.kring.form.FormSchema;
import nl.kring.form.FormSchemas;
import nl.kring.form.UnsupportedForm;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Checks the files of a deployment together, before any of them is live: that Kring can run all of it, and that what is
 * live and stays can go on with it. Finds everything at once.
 */
@Component
class DeploymentCheck {

    /** No model comes near; what is larger was not drawn. In bytes. */
    static final int LARGEST_FILE = 2_000_000;

    private static final int MOST_FILES = 200;
    private static final Pattern SAFE_NAME = Pattern.compile("(?:(?:bpmn|forms)/)?[\\p{L}\\p{N} ()._-]{1,150}");

    private final LiveModels live;
    private final ProcessCheck processes;
    private final FormCheck forms;
    private final DecisionCheck decisions;
    private final ConventionCheck conventions;

    DeploymentCheck(
            LiveModels live,
            ProcessCheck processes,
            FormCheck forms,
            DecisionCheck decisions,
            ConventionCheck conventions) {
        this.live = live;
        this.processes = processes;
        this.forms = forms;
        this.decisions = decisions;
        this.conventions = conventions;
    }

    /** Errors and warnings; errors mean that nothing of it may go live. */
    List<Finding> check(List<ModelFile> files) {
        List<Finding> findings = new ArrayList<>();
        Map<ModelFile, Element> documents = new LinkedHashMap<>();
        Map<ModelFile, FormSchema> schemas = new LinkedHashMap<>();
        Set<String> unreadable = new HashSet<>();
        if (files.isEmpty() || files.size() > MOST_FILES) {
            return List.of(Finding.of("", "", Kind.NOTHING_TO_DEPLOY, "" + MOST_FILES));
        }
        Set<String> names = new HashSet<>();
        for (ModelFile file : files) {
            List<Finding> wrong = new ArrayList<>(objections(file));
            if (!names.add(file.name())) {
                wrong.add(Finding.of(file.name(), "", Kind.TWICE));
            }
            findings.addAll(wrong);
            if (wrong.isEmpty()) {
                read(file, documents, schemas, unreadable, findings);
            }
        }
        AfterDeployment after = together(documents, schemas, unreadable, findings);
        documents.forEach((file, root) -> {
            if (file.name().endsWith(".dmn")) {
                findings.addAll(decisions.check(file, root));
            } else {
                findings.addAll(processes.check(file.name(), root, after));
                findings.addAll(conventions.check(file.name(), root));
            }
        });
        schemas.forEach((file, schema) -> findings.addAll(forms.check(file.name(), schema, after)));
        return findings;
    }

    private static List<Finding> objections(ModelFile file) {
        Findings findings = new Findings(file.name());
        String name = file.name();
        boolean zip = file.content().length > 3 && file.content()[0] == 'P' && file.content()[1] == 'K';
        findings.when(!SAFE_NAME.matcher(name).matches() || name.contains(".."), "", Kind.UNSAFE_NAME);
        findings.when(file.content().length > LARGEST_FILE, "", Kind.TOO_LARGE, "" + LARGEST_FILE / 1_000_000);
        if (zip) {
            findings.add("", Kind.ZIP);
        } else {
            findings.when(
                    !name.endsWith(".bpmn") && !name.endsWith(".dmn") && !name.endsWith(".form"),
                    "",
                    Kind.UNKNOWN_FILE);
        }
        return findings.list();
    }

    private static void read(
            ModelFile file,
            Map<ModelFile, Element> documents,
            Map<ModelFile, FormSchema> schemas,
            Set<String> unreadable,
            List<Finding> findings) {
        if (file.name().endsWith(".form")) {
            try {
                schemas.put(file, FormSchemas.parse(new String(file.content(), StandardCharsets.UTF_8)));
            } catch (UnsupportedForm e) {
                unreadable.add(e.form());
                e.reasons()
                        .forEach(reason -> findings.add(
                                Finding.of(file.name(), reason.component(), Kind.BAD_FORM, reason.text())));
            }
            return;
        }
        try {
            Element root = ModelXml.read(file);
            boolean decision = file.name().endsWith(".dmn");
            boolean right = root.getLocalName().equals("definitions")
                    && (decision ? ModelXml.isDmn(root) : ModelXml.isBpmn(root));
            if (right) {
                documents.put(file, root);
            } else {
                findings.add(Finding.of(file.name(), "", decision ? Kind.NOT_DMN : Kind.NOT_BPMN, root.getNodeName()));
            }
        } catch (ModelXml.Unreadable e) {
            findings.add(e.finding());
        }
    }

    private AfterDeployment together(
            Map<ModelFile, Element> documents,
            Map<ModelFile, FormSchema> schemas,
            Set<String> unreadable,
            List<Finding> findings) {
        List<DrawnProcess> drawn = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        Map<String, FormSchema> byId = new HashMap<>();
        Set<String> ids = new HashSet<>();
        documents.forEach((file, root) -> {
            if (file.name().endsWith(".dmn")) {
                DecisionCheck.decisions(root).stream()
                        .map(decision -> decision.getAttribute("id"))
                        .filter(id -> isNew(id, ids, file, findings))
                        .forEach(decided::add);
            } else {
                DrawnProcess.in(file.name(), root).stream()
                        .filter(DrawnProcess::isExecutable)
                        .filter(process -> isNew(process.key(), ids, file, findings))
                        .forEach(drawn::add);
            }
        });
        schemas.forEach((file, schema) -> {
            if (isNew(schema.id(), ids, file, findings)) {
                byId.put(schema.id(), schema);
            }
        });
        return new AfterDeployment(drawn, byId, decided, unreadable, live.now());
    }

    private static boolean isNew(String id, Set<String> ids, ModelFile file, List<Finding> findings) {
        boolean isNew = ids.add(file.name().substring(file.name().lastIndexOf('.')) + id);
        if (!isNew) {
            findings.add(Finding.of(file.name(), id, Kind.TWICE));
        }
        return isNew;
    }
}
