package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.identity.CurrentActor;
import nl.kring.process.Migrations;
import nl.kring.process.Migrations.ChangedMeanwhile;
import nl.kring.process.Migrations.GoneStep;
import nl.kring.process.Migrations.NothingInCommon;
import nl.kring.process.Migrations.Progress;
import nl.kring.process.Migrations.Prospect;
import nl.kring.process.Migrations.Route;
import nl.kring.process.ProcessLibrary;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Moves what runs to another version of its process: who would go along, who would be stuck, and how far it is. */
@Controller
@ForAdministrators
class MigrationController {

    private static final String ELSEWHERE = "elsewhere.";

    private final ProcessLibrary library;
    private final Migrations migrations;
    private final ProspectNames people;
    private final CurrentActor currentActor;

    MigrationController(
            ProcessLibrary library, Migrations migrations, ProspectNames people, CurrentActor currentActor) {
        this.library = library;
        this.migrations = migrations;
        this.people = people;
        this.currentActor = currentActor;
    }

    /** @param fields beside the versions: for each step that is gone, where whoever is there goes on */
    @GetMapping("/desk/processes/{key}/migrate")
    String preview(
            @PathVariable String key,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam Map<String, String> fields,
            Model model) {
        return show(route(key, from, to, fields), Set.of(), model);
    }

    @PostMapping("/desk/processes/{key}/migrate")
    String start(
            @PathVariable String key,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam(defaultValue = "") Set<String> instances,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response) {
        Route route = route(key, from, to, fields);
        if (instances.isEmpty()) {
            response.setStatus(422);
            model.addAttribute("nobody", true);
            return show(route, instances, model);
        }
        try {
            String migration = migrations.start(route, instances, currentActor.require());
            return "redirect:/desk/processes/" + key + "/migrations/" + migration;
        } catch (ChangedMeanwhile | NothingInCommon changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("changed", true);
            return show(route, instances, model);
        }
    }

    /** Takes over only steps where somebody can go on. */
    private Route route(String key, int from, int to, Map<String, String> fields) {
        ProcessModel before = find(key, from);
        ProcessModel after = find(key, to);
        if (from == to) {
            throw DeskPages.notFound();
        }
        Map<String, String> elsewhere = new HashMap<>();
        for (GoneStep step : migrations.gone(before, after)) {
            String chosen = fields.get(ELSEWHERE + step.element());
            if (step.successors().stream()
                    .anyMatch(successor -> successor.element().equals(chosen))) {
                elsewhere.put(step.element(), chosen);
            }
        }
        return new Route(before, after, elsewhere);
    }

    private String show(Route route, Set<String> chosen, Model model) {
        List<Prospect> prospects = migrations.preview(route);
        model.addAttribute("from", route.from());
        model.addAttribute("to", route.to());
        model.addAttribute("gone", migrations.gone(route.from(), route.to()));
        model.addAttribute("elsewhere", route.elsewhere());
        model.addAttribute("names", people.names(prospects));
        model.addAttribute("moving", prospects.stream().filter(Prospect::moves).toList());
        model.addAttribute(
                "stuck",
                prospects.stream().filter(prospect -> !prospect.moves()).toList());
        model.addAttribute(
                "chosen",
                chosen.isEmpty() ? prospects.stream().map(Prospect::instanceId).collect(Collectors.toSet()) : chosen);
        return "desk/migrate";
    }

    @GetMapping("/desk/processes/{key}/migrations/{migration}")
    String progress(@PathVariable String key, @PathVariable String migration, Model model) {
        Progress progress = migrations
                .progress(migration)
                .filter(each -> each.key().equals(key))
                .orElseThrow(DeskPages::notFound);
        model.addAttribute("process", find(key, progress.to()));
        model.addAttribute("progress", progress);
        List<Prospect> stayed = migrations.preview(
                new Route(find(key, progress.from()), find(key, progress.to()), progress.elsewhere()));
        model.addAttribute("stayed", stayed);
        model.addAttribute("names", people.names(stayed));
        return "desk/migration";
    }

    private ProcessModel find(String key, int version) {
        return library.find(key, version).orElseThrow(DeskPages::notFound);
    }
}
