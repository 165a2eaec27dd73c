package nl.kring.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.programme.DefinitionDraft;
import nl.kring.programme.DefinitionImports;
import nl.kring.programme.DefinitionImports.Check;
import nl.kring.programme.DefinitionRejected;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is settled of a programme, subject by subject: change it, look at what would change, carry it out. */
@Controller
@ForCoordinators
class SubjectController {

    private final Programmes programmes;
    private final DefinitionImports imports;
    private final DefinitionChecks checks;
    private final SubjectPages pages;
    private final EditionPages editions;

    SubjectController(
            Programmes programmes,
            DefinitionImports imports,
            DefinitionChecks checks,
            SubjectPages pages,
            EditionPages editions) {
        this.programmes = programmes;
        this.imports = imports;
        this.checks = checks;
        this.pages = pages;
        this.editions = editions;
    }

    @GetMapping("/desk/programmes/{slug}")
    String programme(@PathVariable String slug, Model model, Locale locale) {
        Programme programme = programmes.findBySlug(slug).orElseThrow(DeskPages::notFound);
        name(programme, model, locale);
        model.addAttribute("hidden", programme.definition().hidden());
        model.addAttribute("subjects", Subject.values());
        model.addAttribute("whole", !programmes.findPartsOf(slug).isEmpty());
        model.addAttribute("editions", editions.lines(programme.id()));
        return "desk/programme";
    }

    @GetMapping("/desk/programmes/{slug}/copy")
    String copyForm(@PathVariable String slug, Model model, Locale locale) {
        return showCopy(programmes.findBySlug(slug).orElseThrow(DeskPages::notFound), Typed.nothing(), model, locale);
    }

    /** A new programme that is like another, which visitors do not see until somebody shows it. */
    @PostMapping("/desk/programmes/{slug}/copy")
    String copy(@PathVariable String slug, @RequestParam Map<String, String> fields, Model model, Locale locale) {
        Programme programme = programmes.findBySlug(slug).orElseThrow(DeskPages::notFound);
        DefinitionDraft draft = imports.draft(slug).orElseThrow(DeskPages::notFound);
        Typed typed = new Typed(fields);
        String newSlug = typed.line("slug");
        draft.set("title.nl", typed.line("titleNl"));
        draft.set("title.en", typed.line("titleEn"));
        if (newSlug != null && !newSlug.matches("[a-z0-9-]{1,60}")) {
            typed.refuse("slug", "slug");
        } else if (newSlug != null && programmes.findBySlug(newSlug).isPresent()) {
            typed.refuse("slug", "slugTaken");
        }
        if (!typed.isRight() || newSlug == null) {
            return showCopy(programme, typed, model, locale);
        }
        draft.set("slug", newSlug);
        draft.set("hidden", true);
        String yaml = draft.yaml();
        return checks.show(imports.check(newSlug, yaml), newSlug, yaml, null, model, locale);
    }

    private static String showCopy(Programme programme, Typed typed, Model model, Locale locale) {
        name(programme, model, locale);
        model.addAttribute("typed", typed);
        return "desk/copy";
    }

    @GetMapping("/desk/programmes/{slug}/edit/{subject}")
    String form(@PathVariable String slug, @PathVariable String subject, Model model, Locale locale) {
        Subject asked = Subject.of(subject).orElseThrow(DeskPages::notFound);
        DefinitionDraft draft = imports.draft(slug).orElseThrow(DeskPages::notFound);
        return show(slug, asked, draft, typed(asked, draft, locale), model, locale);
    }

    @PostMapping("/desk/programmes/{slug}/edit/{subject}")
    String change(
            @PathVariable String slug,
            @PathVariable String subject,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Subject asked = Subject.of(subject).orElseThrow(DeskPages::notFound);
        DefinitionDraft draft = imports.draft(slug).orElseThrow(DeskPages::notFound);
        DefinitionDraft before = imports.draft(slug).orElseThrow(DeskPages::notFound);
        Typed typed = new Typed(fields);
        if (!typed.saw("" + draft.version())) {
            typed.outdated("" + draft.version());
            return show(slug, asked, before, typed, model, locale);
        }
        pages.apply(asked, typed, draft, locale);
        if (typed.isRight()) {
            try {
                String yaml = draft.yaml();
                Check check = imports.check(slug, yaml);
                if (check.differences().isEmpty()) {
                    Notice.good(redirect, "nothingChanged");
                    return "redirect:/desk/programmes/" + slug;
                }
                model.addAttribute("seen", draft.version());
                return checks.show(check, slug, yaml, asked, model, locale);
            } catch (DefinitionRejected rejected) {
                pages.refuse(rejected.mistakes(), typed, locale);
            }
        }
        return show(slug, asked, before, typed, model, locale);
    }

    /** Goes on with what was to be carried out. */
    @PostMapping("/desk/programmes/{slug}/edit/{subject}/again")
    String again(
            @PathVariable String slug,
            @PathVariable String subject,
            @RequestParam String yaml,
            @RequestParam int seen,
            Model model,
            Locale locale) {
        Subject asked = Subject.of(subject).orElseThrow(DeskPages::notFound);
        programmes.findBySlug(slug).orElseThrow(DeskPages::notFound);
        DefinitionDraft draft = imports.draft(slug, yaml, seen);
        return show(slug, asked, draft, typed(asked, draft, locale), model, locale);
    }

    private Typed typed(Subject subject, DefinitionDraft draft, Locale locale) {
        Typed typed = new Typed(pages.values(subject, draft, locale));
        typed.put("seen", "" + draft.version());
        return typed;
    }

    private String show(String slug, Subject subject, DefinitionDraft draft, Typed typed, Model model, Locale locale) {
        name(programmes.findBySlug(slug).orElseThrow(), model, locale);
        List<SubjectPages.Section> sections = pages.sections(subject, draft, locale);
        model.addAttribute("subject", subject);
        model.addAttribute("sections", sections);
        model.addAttribute("labels", pages.labels(typed, locale));
        model.addAttribute("typed", typed);
        return "desk/subject";
    }

    private static void name(Programme programme, Model model, Locale locale) {
        model.addAttribute("slug", programme.slug());
        model.addAttribute("title", programme.definition().title().in(locale));
    }
}
