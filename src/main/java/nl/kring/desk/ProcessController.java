package nl.kring.desk;

import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.process.LiveProcesses;
import nl.kring.process.LiveProcesses.Path;
import nl.kring.process.LiveProcesses.Standing;
import nl.kring.process.Migrations;
import nl.kring.process.ProcessLibrary;
import nl.kring.process.ProcessLibrary.ProcessModel;
import nl.kring.process.ProcessLibrary.Version;
import nl.kring.programme.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The processes as they are drawn, with who is where now, and what two versions do differently. */
@Controller
class ProcessController {

    private final ProcessLibrary library;
    private final LiveProcesses live;
    private final Migrations migrations;
    private final Editions editions;
    private final EnrolmentPages enrolments;

    ProcessController(
            ProcessLibrary library,
            LiveProcesses live,
            Migrations migrations,
            Editions editions,
            EnrolmentPages enrolments) {
        this.library = library;
        this.live = live;
        this.migrations = migrations;
        this.editions = editions;
        this.enrolments = enrolments;
    }

    @ModelAttribute("drawings")
    boolean drawings() {
        return true;
    }

    /** @param running in all versions together */
    record ProcessLine(ProcessModel model, long running, long onOlderVersions) {}

    @GetMapping("/desk/processes")
    String all(Model model) {
        model.addAttribute("processes", library.all().stream().map(this::line).toList());
        return "desk/processes";
    }

    private ProcessLine line(ProcessModel model) {
        List<Version> versions = library.versions(model.key());
        long running = versions.stream().mapToLong(Version::running).sum();
        return new ProcessLine(model, running, running - versions.get(0).running());
    }

    @GetMapping("/desk/processes/{key}")
    String process(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable UUID edition,
            Model model) {
        ProcessModel process = find(key, version);
        List<Standing> standings = live.standing(process, edition);
        model.addAttribute("process", process);
        model.addAttribute("versions", library.versions(key));
        model.addAttribute("standings", standings);
        model.addAttribute("edition", edition);
        model.addAttribute("editions", editions.findAllByOrderByEnrolmentOpensAt());
        model.addAttribute("migrations", migrations.migrationsOf(key));
        return "desk/process";
    }

    /** The document itself, for the picture and to change it in Camunda Modeler. */
    @GetMapping("/desk/processes/{key}/{version}/model.bpmn")
    ResponseEntity<byte[]> document(@PathVariable String key, @PathVariable int version) {
        ProcessModel process = find(key, version);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header("Content-Disposition", "attachment; filename=\"" + process.key() + ".bpmn\"")
                .body(library.document(process));
    }

    @GetMapping("/desk/processes/{key}/compare")
    String compare(@PathVariable String key, @RequestParam int from, @RequestParam int to, Model model) {
        ProcessModel before = find(key, from);
        ProcessModel after = find(key, to);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("differences", library.compare(before, after));
        return "desk/process-compare";
    }

    @GetMapping("/desk/enrolments/{reference}/path")
    String path(@PathVariable String reference, @RequestParam(required = false) @Nullable String process, Model model) {
        Enrolment enrolment = enrolments.find(reference);
        List<Path> paths = live.pathsOf(enrolment.reference());
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("paths", paths);
        model.addAttribute(
                "path",
                paths.stream()
                        .filter(path -> process == null || path.instanceId().equals(process))
                        .findFirst()
                        .orElseThrow(DeskPages::notFound));
        return "desk/path";
    }

    private ProcessModel find(String key, @Nullable Integer version) {
        return library.find(key, version).orElseThrow(DeskPages::notFound);
    }
}
