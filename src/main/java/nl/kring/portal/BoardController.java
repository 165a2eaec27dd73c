package nl.kring.portal;

import java.util.Locale;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.CandidatePrincipal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The results of a board, for its contact person. */
@Controller
class BoardController {

    private final MyEnrolments myEnrolments;
    private final BoardPages pages;

    BoardController(MyEnrolments myEnrolments, BoardPages pages) {
        this.myEnrolments = myEnrolments;
        this.pages = pages;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping("/my/enrolments/{reference}/board")
    String results(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Enrolment board = myEnrolments.get(reference, candidate.email());
        if (!pages.hasSaidSomething(board)) {
            throw new NotFound();
        }
        model.addAttribute("my", myEnrolments.show(reference, candidate.email(), locale));
        model.addAttribute("name", board.organisation());
        model.addAttribute("page", pages.page(board));
        return "portal/board";
    }
}
