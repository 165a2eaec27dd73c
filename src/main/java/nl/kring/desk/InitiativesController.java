package nl.kring.desk;

import java.util.List;
import java.util.Locale;
import nl.kring.form.QuestionAnswer;
import nl.kring.initiative.Applying;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.Initiatives;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All applications for support of a network, and where they stand. */
@Controller
@ForCoordinators
class InitiativesController {

    private final Initiatives initiatives;
    private final Applying applying;

    InitiativesController(Initiatives initiatives, Applying applying) {
        this.initiatives = initiatives;
        this.applying = applying;
    }

    @GetMapping("/desk/initiatives")
    String all(Model model, Locale locale) {
        model.addAttribute(
                "initiatives",
                initiatives.findAllByOrderByReceivedAtDesc().stream()
                        .map(initiative -> new Line(initiative, applying.readable(initiative, locale)))
                        .toList());
        return "desk/initiatives";
    }

    record Line(Initiative initiative, List<QuestionAnswer> answers) {}
}
