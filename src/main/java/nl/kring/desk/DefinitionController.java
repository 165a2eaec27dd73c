package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.kring.portal.ProgrammePreview;
import nl.kring.programme.DefinitionImports;
import nl.kring.programme.DefinitionImports.Check;
import nl.kring.programme.DefinitionMistake;
import nl.kring.programme.DefinitionRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Definitions of programmes as files: take one out, change it, look at what would change, take it in. */
@Controller
@ForCoordinators
class DefinitionController {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final int LARGEST = 200_000;

    private final DefinitionImports imports;
    private final DefinitionChecks checks;
    private final ProgrammePreview preview;
    private final StaffActions actions;

    DefinitionController(
            DefinitionImports imports, DefinitionChecks checks, ProgrammePreview preview, StaffActions actions) {
        this.imports = imports;
        this.checks = checks;
        this.preview = preview;
        this.actions = actions;
    }

    @GetMapping("/desk/programmes/{slug}/definition")
    ResponseEntity<byte[]> export(@PathVariable String slug) {
        String yaml = imports.export(slug).orElseThrow(DeskPages::notFound);
        return ResponseEntity.ok()
                .contentType(YAML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(slug + ".yaml")
                                .build()
                                .toString())
                .body(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/desk/definitions")
    String choose(Model model) {
        return choose(List.of(), null, model);
    }

    private static String choose(List<DefinitionMistake> mistakes, @Nullable String problem, Model model) {
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("problem", problem);
        return "desk/definitions";
    }

    @PostMapping("/desk/definitions")
    String compare(@RequestParam MultipartFile file, Model model, Locale locale, HttpServletResponse response)
            throws IOException {
        if (file.isEmpty() || file.getSize() > LARGEST) {
            response.setStatus(422);
            return choose(List.of(), file.isEmpty() ? "empty" : "tooLarge", model);
        }
        try {
            String yaml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return show(imports.check(name, yaml), name, yaml, null, model, locale);
        } catch (CharacterCodingException e) {
            response.setStatus(422);
            return choose(List.of(), "encoding", model);
        } catch (DefinitionRejected rejected) {
            response.setStatus(422);
            return choose(rejected.mistakes(), null, model);
        }
    }

    @PostMapping("/desk/definitions/carry-out")
    String carryOut(
            @RequestParam String file,
            @RequestParam String yaml,
            @RequestParam(required = false) @Nullable Integer seen,
            @RequestParam(defaultValue = "") String subject,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            String slug = actions.define(file, yaml, seen);
            Notice.good(redirect, "defined");
            return "redirect:/desk/programmes/" + slug;
        } catch (DefinitionImports.ChangedMeanwhile
                | ObjectOptimisticLockingFailureException
                | DataIntegrityViolationException changed) {
            Check check = imports.check(file, yaml);
            if (check.differences().isEmpty()) {
                Notice.good(redirect, "defined");
                return "redirect:/desk/programmes/" + check.definition().slug();
            }
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("changed", true);
            return show(check, file, yaml, Subject.of(subject).orElse(null), model, locale);
        } catch (DefinitionRejected rejected) {
            response.setStatus(422);
            return choose(rejected.mistakes(), null, model);
        }
    }

    /** The page that visitors would see, of a definition that does not hold yet. */
    @PostMapping("/desk/definitions/preview")
    String preview(@RequestParam String yaml, Model model, Locale locale, HttpServletResponse response) {
        try {
            return preview.show(imports.check("", yaml).definition(), model, locale);
        } catch (DefinitionRejected rejected) {
            response.setStatus(422);
            return choose(rejected.mistakes(), null, model);
        }
    }

    private String show(Check check, String file, String yaml, @Nullable Subject subject, Model model, Locale locale) {
        model.addAttribute("seen", check.version());
        return checks.show(check, file, yaml, subject, model, locale);
    }
}
