package nl.kring.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.kring.programme.Demand;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is going on. */
@Controller
class StartController {

    private final Programmes programmes;
    private final EditionPages pages;
    private final Demand demand;
    private final LetterLines letters;

    StartController(Programmes programmes, EditionPages pages, Demand demand, LetterLines letters) {
        this.programmes = programmes;
        this.pages = pages;
        this.demand = demand;
        this.letters = letters;
    }

    /** @param whole whether others stand on its page; then it has no editions of its own */
    record ProgrammeLine(
            String slug,
            String title,
            boolean membersOnly,
            int interested,
            @Nullable Integer interestNeeded,
            boolean whole,
            List<EditionLine> editions) {}

    @GetMapping("/desk")
    String start(HttpServletRequest request, Model model, Locale locale) {
        model.addAttribute(
                "programmes",
                programmes.findAllOnTheirOwn().stream()
                        .flatMap(programme -> lines(programme, locale))
                        .toList());
        model.addAttribute(
                "undeliverable",
                letters.undeliverable(DeskPages.isForCoordinators(request)).size());
        return "desk/start";
    }

    private Stream<ProgrammeLine> lines(Programme programme, Locale locale) {
        List<Programme> parts = programmes.findPartsOf(programme.slug());
        return Stream.concat(
                Stream.of(line(programme, !parts.isEmpty(), locale)),
                parts.stream().map(part -> line(part, false, locale)));
    }

    private ProgrammeLine line(Programme programme, boolean whole, Locale locale) {
        return new ProgrammeLine(
                programme.slug(),
                programme.definition().title().in(locale),
                programme.definition().conditions().membership() != null,
                demand.interested(programme.id()),
                programme.definition().interestNeeded(),
                whole,
                pages.lines(programme.id()));
    }
}
