package nl.kring.desk;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import nl.kring.programme.DefinitionDraft;
import nl.kring.programme.DefinitionImports;
import nl.kring.programme.DefinitionImports.Check;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows what a changed definition would change, and for which editions, before it does. */
@Component
class DefinitionChecks {

    private final DefinitionImports imports;
    private final DefinitionWording wording;
    private final Programmes programmes;
    private final Editions editions;
    private final Clock clock;

    DefinitionChecks(
            DefinitionImports imports,
            DefinitionWording wording,
            Programmes programmes,
            Editions editions,
            Clock clock) {
        this.imports = imports;
        this.wording = wording;
        this.programmes = programmes;
        this.editions = editions;
        this.clock = clock;
    }

    /** @param later whether it holds only for editions that are planned from now on */
    record Change(
            String field,
            String label,
            @Nullable String before,
            @Nullable String after,
            boolean later) {}

    /**
     * @param subject from whose page it comes; null where it comes from a file
     * @throws nl.kring.programme.DefinitionRejected when the definition does not hold
     */
    String show(Check check, String file, String yaml, @Nullable Subject subject, Model model, Locale locale) {
        DefinitionDraft draft = imports.draft(file, yaml, 0);
        List<Change> changes = check.differences().stream()
                .map(difference -> new Change(
                        difference.field(),
                        wording.fullLabel(difference.field(), locale),
                        wording.value(difference.field(), difference.before(), draft, locale),
                        wording.value(difference.field(), difference.after(), draft, locale),
                        difference.isForNewEditionsOnly()))
                .toList();
        model.addAttribute("check", check);
        model.addAttribute("slug", check.definition().slug());
        model.addAttribute("changes", changes);
        model.addAttribute("editions", planned(check.definition().slug()));
        model.addAttribute("now", changes.stream().anyMatch(change -> !change.later()));
        model.addAttribute("later", changes.stream().anyMatch(Change::later));
        model.addAttribute(
                "waits", changes.stream().anyMatch(change -> change.field().startsWith("waits.")));
        model.addAttribute("title", check.definition().title().in(locale));
        model.addAttribute("file", file);
        model.addAttribute("yaml", yaml);
        model.addAttribute("subject", subject);
        return "desk/definitions-check";
    }

    /** Those that are neither over nor called off. */
    private List<Edition> planned(String slug) {
        return programmes.findBySlug(slug).map(Programme::id).stream()
                .flatMap(id -> editions.findByProgrammeIdOrderByEnrolmentOpensAt(id).stream())
                .filter(edition -> !edition.isOver(clock.instant()))
                .toList();
    }
}
