package nl.kring.portal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.kring.programme.InterestList;
import nl.kring.time.AppClock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What Kring offers, and the list of those who want to hear of the next edition. */
@Controller
class ProgrammeController {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\uFFFD<>]{1,200}");

    private final Catalogue catalogue;
    private final InterestList interestList;
    private final Clock clock;

    ProgrammeController(Catalogue catalogue, InterestList interestList, Clock clock) {
        this.catalogue = catalogue;
        this.interestList = interestList;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Model model, Locale locale) {
        model.addAttribute("nav", "home");
        model.addAttribute("programmes", catalogue.programmes(locale));
        return "portal/home";
    }

    @GetMapping("/programmes")
    String all() {
        return "redirect:/";
    }

    @GetMapping("/programmes/{slug}")
    String programme(
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean thanks,
            Model model,
            Locale locale) {
        ProgrammeOffer programme = show(slug, model, locale);
        model.addAttribute("thanks", thanks);
        return programme.parts().isEmpty() ? "portal/programme" : "portal/whole";
    }

    /** @param website a field that people do not see; whoever fills it in is a program and gets the same answer */
    @PostMapping(path = "/programmes/{slug}/interest", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView leaveInterest(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String website,
            Model model,
            Locale locale) {
        ProgrammeOffer programme = show(slug, model, locale);
        Map<String, String> errors = new LinkedHashMap<>();
        String cleanName = name.strip();
        if (!NAME.matcher(cleanName).matches()) {
            errors.put("name", "portal.interest.error.name");
        }
        if (!EmailAddress.isValid(email)) {
            errors.put("email", "portal.error.email");
        }
        if (!errors.isEmpty()) {
            model.addAttribute("errors", errors);
            model.addAttribute("name", name);
            model.addAttribute("email", email);
            return new ModelAndView("portal/programme", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (website.isEmpty()) {
            add(programme, cleanName, email, locale);
        }
        return new ModelAndView("redirect:/programmes/" + programme.slug() + "?thanks=true#interest");
    }

    private void add(ProgrammeOffer programme, String name, String email, Locale locale) {
        try {
            interestList.add(programme.id(), name, email, locale);
        } catch (DataIntegrityViolationException sentTwice) {
            // The first of the two is on the list.
        }
    }

    private ProgrammeOffer show(String slug, Model model, Locale locale) {
        ProgrammeOffer programme = catalogue.programme(slug, locale).orElseThrow(NotFound::new);
        model.addAttribute("nav", "home");
        model.addAttribute("programme", programme);
        model.addAttribute("information", programme.information(clock.instant().atZone(AppClock.ZONE)));
        model.addAttribute("errors", Map.of());
        model.addAttribute("thanks", false);
        return programme;
    }

    @GetMapping("/privacy")
    String privacy() {
        return "portal/privacy";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "portal/accessibility";
    }
}
