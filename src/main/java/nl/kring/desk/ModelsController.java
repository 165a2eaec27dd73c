package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.kring.deployment.DeploymentRefused;
import nl.kring.deployment.Deployments;
import nl.kring.deployment.Deployments.Change;
import nl.kring.deployment.Deployments.Check;
import nl.kring.deployment.Deployments.Deployed;
import nl.kring.deployment.Deployments.Effect;
import nl.kring.deployment.Finding;
import nl.kring.deployment.FindingTexts;
import nl.kring.deployment.ModelFile;
import nl.kring.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Processes, decisions and forms: choose files, look at what is found and what would change, put them live, go back. */
@Controller
@ForAdministrators
class ModelsController {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_NAME = 200;

    private final Deployments deployments;
    private final FindingTexts texts;
    private final ProspectNames people;
    private final CurrentActor currentActor;

    ModelsController(Deployments deployments, FindingTexts texts, ProspectNames people, CurrentActor currentActor) {
        this.deployments = deployments;
        this.texts = texts;
        this.people = people;
        this.currentActor = currentActor;
    }

    /** One thing that was found, in the reader's language. */
    record Found(String file, String element, String text) {}

    @GetMapping("/desk/models")
    String all(Model model) {
        model.addAttribute("deployments", deployments.all());
        return "desk/models";
    }

    @PostMapping("/desk/models")
    String check(
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<ModelFile> files = new ArrayList<>();
        for (MultipartFile chosen : Objects.requireNonNullElse(file, List.<MultipartFile>of())) {
            if (!chosen.isEmpty()) {
                files.add(new ModelFile(bareName(chosen.getOriginalFilename()), chosen.getBytes()));
            }
        }
        if (files.isEmpty()) {
            response.setStatus(UNPROCESSABLE);
            model.addAttribute("nothing", true);
            return all(model);
        }
        return show(deployments.check(files), files, "", model, locale, response);
    }

    /** Goes back to a deployment, after the same look at it: what was right then need not be right now. */
    @PostMapping("/desk/models/{id}/again")
    String again(@PathVariable String id, Model model, Locale locale, HttpServletResponse response) {
        Deployed deployed = deployments.find(id).orElseThrow(DeskPages::notFound);
        List<ModelFile> files = deployments.filesOf(id);
        model.addAttribute("again", deployed);
        return show(deployments.check(files), files, deployed.name(), model, locale, response);
    }

    @PostMapping("/desk/models/put-live")
    String putLive(
            @RequestParam String packed,
            @RequestParam String seen,
            @RequestParam(defaultValue = "") String name,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<ModelFile> files;
        try {
            files = PackedFiles.unpack(packed);
        } catch (IllegalArgumentException e) {
            response.setStatus(UNPROCESSABLE);
            model.addAttribute("nothing", true);
            return all(model);
        }
        String called = name.isBlank() ? usualName(files) : name.strip();
        try {
            deployments.putLive(
                    called.substring(0, Math.min(called.length(), LONGEST_NAME)), files, seen, currentActor.require());
            Notice.good(redirect, "modelsLive", files.size());
            return "redirect:/desk/models";
        } catch (Deployments.ChangedMeanwhile e) {
            model.addAttribute("changed", true);
            String page = show(deployments.check(files), files, name, model, locale, response);
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page;
        } catch (DeploymentRefused refused) {
            Check now = deployments.check(files);
            return show(
                    new Check(refused.findings(), now.changes(), now.state()), files, name, model, locale, response);
        }
    }

    private String show(
            Check check, List<ModelFile> files, String name, Model model, Locale locale, HttpServletResponse response) {
        if (!check.errors().isEmpty()) {
            response.setStatus(UNPROCESSABLE);
        }
        model.addAttribute("check", check);
        model.addAttribute("errors", found(check.errors(), locale));
        model.addAttribute("warnings", found(check.warnings(), locale));
        model.addAttribute(
                "changes",
                check.changes().stream()
                        .sorted(Comparator.comparing(Change::same)
                                .thenComparing(Change::kind)
                                .thenComparing(Change::name))
                        .toList());
        model.addAttribute("files", files.stream().map(ModelFile::name).toList());
        List<Effect> effects = check.canGoLive() ? deployments.effectOf(files) : List.of();
        model.addAttribute("effects", effects);
        model.addAttribute(
                "names",
                people.names(effects.stream()
                        .flatMap(effect -> effect.prospects().stream())
                        .toList()));
        model.addAttribute("packed", check.canGoLive() ? PackedFiles.pack(files) : "");
        model.addAttribute("name", name);
        return "desk/models-check";
    }

    private List<Found> found(List<Finding> findings, Locale locale) {
        return findings.stream()
                .map(finding -> new Found(finding.file(), finding.element(), texts.text(finding, locale)))
                .toList();
    }

    /** Without the folders that some browsers send along. */
    private static String bareName(@Nullable String name) {
        String whole = Objects.requireNonNullElse(name, "");
        return whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
    }

    private static String usualName(List<ModelFile> files) {
        return files.stream().map(ModelFile::name).limit(3).collect(Collectors.joining(", "))
                + (files.size() > 3 ? ", …" : "");
    }
}
