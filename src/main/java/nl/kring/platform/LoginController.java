package nl.kring.platform;

import nl.kring.identity.Actor;
import nl.kring.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The staff's sign-in page. */
@Controller
class LoginController {

    private final CurrentActor currentActor;

    LoginController(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    /** @param app the Camunda web application that sent us somebody, to bring them back there */
    @GetMapping("/login")
    String login(@RequestParam(required = false) @Nullable String app, Model model) {
        if (currentActor.find().filter(Actor::isStaff).isPresent()) {
            // Also for whoever lacks the rights to the web application: going back there would never end.
            return "redirect:/desk";
        }
        model.addAttribute("app", app);
        return "login";
    }
}
