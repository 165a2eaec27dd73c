package nl.kring.desk;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What participants handed in for a meeting, and who did not. */
@Controller
class HandInController {

    private final EditionPages pages;

    HandInController(EditionPages pages) {
        this.pages = pages;
    }

    @GetMapping("/desk/editions/{id}/meetings/{meetingId}/hand-ins")
    String handIns(@PathVariable UUID id, @PathVariable UUID meetingId, Model model, Locale locale) {
        EditionPage page = pages.page(id, locale);
        model.addAttribute("edition", page.edition());
        model.addAttribute(
                "row",
                page.meetings().stream()
                        .filter(each -> each.meeting().id().equals(meetingId))
                        .findFirst()
                        .orElseThrow(DeskPages::notFound));
        return "desk/hand-ins";
    }
}
