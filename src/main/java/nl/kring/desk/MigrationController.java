package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.CurrentActor;
import nl.kring.process.Migrations;
import nl.kring.process.Migrations.ChangedMeanwhile;
import nl.kring.process.Migrations.Progress;
import nl.kring.process.Migrations.Prospect;
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

    private final ProcessLibrary library;
    private final Migrations migrations;
    private final Enrolments enrolments;
    private final CurrentActor currentActor;

    MigrationController(
            ProcessLibrary library, Migrations migrations, Enrolments enrolments, CurrentActor currentActor) {
        this.library = library;
        this.migrations = migrations;
        this.enrolments = enrolments;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/processes/{key}/migrate")
    String preview(@PathVariable String key, @RequestParam int from, @RequestParam int to, Model model) {
        return show(find(key, from), find(key, to), Set.of(), model);
    }

    @PostMapping("/desk/processes/{key}/migrate")
    String start(
            @PathVariable String key,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam(defaultValue = "") Set<String> instances,
            Model model,
            HttpServletResponse response) {
        ProcessModel before = find(key, from);
        ProcessModel after = find(key, to);
        if (instances.isEmpty()) {
            response.setStatus(422);
            model.addAttribute("nobody", true);
            return show(before, after, instances, model);
        }
        try {
            String migration = migrations.start(before, after, instances, currentActor.require());
            return "redirect:/desk/processes/" + key + "/migrations/" + migration;
        } catch (ChangedMeanwhile changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("changed", true);
            return show(before, after, instances, model);
        }
    }

    private String show(ProcessModel from, ProcessModel to, Set<String> chosen, Model model) {
        if (from.version() == to.version()) {
            throw DeskPages.notFound();
        }
        List<Prospect> prospects = migrations.preview(from, to);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("names", names(prospects));
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
        List<Prospect> stayed = migrations.preview(find(key, progress.from()), find(key, progress.to()));
        model.addAttribute("stayed", stayed);
        model.addAttribute("names", names(stayed));
        return "desk/migration";
    }

    /** The names of the people among them, by reference. */
    private Map<String, String> names(List<Prospect> prospects) {
        return prospects.stream()
                .map(Prospect::reference)
                .distinct()
                .flatMap(reference -> enrolments.findByReference(reference).stream())
                .collect(Collectors.toMap(Enrolment::reference, Enrolment::name));
    }

    private ProcessModel find(String key, int version) {
        return library.find(key, version).orElseThrow(DeskPages::notFound);
    }
}
