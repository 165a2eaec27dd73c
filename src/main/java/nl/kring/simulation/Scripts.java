package nl.kring.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.deployment.Deployments;
import nl.kring.deployment.Deployments.Deployed;
import nl.kring.deployment.Deployments.Kind;
import nl.kring.deployment.Deployments.Part;
import nl.kring.deployment.ModelFile;
import nl.kring.enrolment.Places;
import nl.kring.process.ProcessLibrary;
import nl.kring.programme.DefinitionImports;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.programme.Programme;
import nl.kring.simulation.Script.Appointment;
import nl.kring.simulation.Script.Model;
import nl.kring.simulation.Script.Settings;
import nl.kring.simulation.Simulation.Plan;
import nl.kring.wording.Wordings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Copies out of the real database all that a simulation needs. */
@Component
class Scripts {

    /** The same people come in the same order every time, so that two versions can be compared. */
    private static final long SEED = 1;

    private final DefinitionImports definitions;
    private final ProcessLibrary library;
    private final Deployments deployments;
    private final Places places;
    private final Wordings wordings;

    Scripts(
            DefinitionImports definitions,
            ProcessLibrary library,
            Deployments deployments,
            Places places,
            Wordings wordings) {
        this.definitions = definitions;
        this.library = library;
        this.deployments = deployments;
        this.places = places;
        this.wordings = wordings;
    }

    Script of(Programme programme, Plan plan, @Nullable Edition like) {
        return new Script(
                Stream.of(programme.definition().partOf(), programme.slug())
                        .filter(slug -> slug != null)
                        .map(slug -> definitions.export(slug).orElseThrow())
                        .toList(),
                programme.slug(),
                titleOf(plan),
                plan.kickOff(),
                like == null
                        ? List.of()
                        : like.meetings().stream().map(Scripts::appointment).toList(),
                like == null
                        ? null
                        : new Settings(places.occupancy(like.id()).capacity(), like.minimum(), like.waitingListSize()),
                models(plan.versions()),
                wordings.changed().stream().collect(Collectors.toMap(Wordings.Text::key, Wordings.Text::now)),
                plan.crowd(),
                SEED);
    }

    private static String titleOf(Plan plan) {
        String like = plan.like();
        return like == null ? Edition.titleFor(plan.kickOff()) : like;
    }

    private static Appointment appointment(Meeting meeting) {
        return new Appointment(
                meeting.number(),
                meeting.startsAt().toInstant(),
                meeting.endsAt().toInstant(),
                meeting.place());
    }

    private List<Model> models(Map<String, Integer> versions) {
        Map<String, Model> models = new LinkedHashMap<>();
        versions.forEach((key, version) -> {
            String file = "bpmn/" + key + ".bpmn";
            models.put(
                    file,
                    new Model(file, library.document(library.find(key, version).orElseThrow())));
        });
        for (Deployed deployment : deployments.all()) {
            List<Part> parts = deployment.parts().stream()
                    .filter(part -> part.inForce() && part.kind() != Kind.PROCESS)
                    .toList();
            if (!parts.isEmpty()) {
                addFiles(deployment, parts, models);
            }
        }
        return new ArrayList<>(models.values());
    }

    private void addFiles(Deployed deployment, List<Part> parts, Map<String, Model> models) {
        for (ModelFile content : deployments.filesOf(deployment.id())) {
            parts.stream()
                    .filter(part -> part.file().equals(content.name()))
                    .findFirst()
                    .map(part ->
                            part.kind() == Kind.FORM ? "forms/" + part.id() + ".form" : "bpmn/" + part.id() + ".dmn")
                    .ifPresent(file -> models.put(file, new Model(file, content.content())));
        }
    }
}
