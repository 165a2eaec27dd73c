package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.kring.identity.CurrentActor;
import nl.kring.network.NetworkChange;
import nl.kring.network.NetworkLife;
import nl.kring.programme.NetworkPhase;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How all networks are doing, and the phase in which each is. Facilitators and coordinators change it. */
@Controller
class NetworksController {

    private final Programmes programmes;
    private final NetworkLife life;
    private final NetworkChange change;
    private final NetworkPages pages;
    private final CurrentActor currentActor;

    NetworksController(
            Programmes programmes,
            NetworkLife life,
            NetworkChange change,
            NetworkPages pages,
            CurrentActor currentActor) {
        this.programmes = programmes;
        this.life = life;
        this.change = change;
        this.pages = pages;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/networks")
    String all(Model model, Locale locale) {
        model.addAttribute("networks", pages.all(locale));
        return "desk/networks";
    }

    @GetMapping("/desk/networks/{slug}")
    String form(@PathVariable String slug, Model model, Locale locale) {
        return show(network(slug), Typed.nothing(), model, locale);
    }

    @PostMapping("/desk/networks/{slug}")
    String change(
            @PathVariable String slug,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Programme network = network(slug);
        Typed typed = new Typed(fields);
        List<String> phases =
                Stream.of(NetworkPhase.values()).map(NetworkPhase::name).toList();
        String phase = typed.choice("phase", phases);
        String seen = typed.choice("seen", phases);
        String note = typed.reason("note");
        if (phase != null && seen != null && note != null) {
            try {
                life.change(
                        network.id(),
                        NetworkPhase.valueOf(seen),
                        NetworkPhase.valueOf(phase),
                        note,
                        currentActor.require());
                Notice.good(redirect, "phaseChanged");
                return "redirect:/desk/networks/" + slug;
            } catch (NetworkLife.ChangedMeanwhile changed) {
                model.addAttribute("changed", true);
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return show(network, typed, model, locale);
            }
        }
        response.setStatus(422);
        return show(network, typed, model, locale);
    }

    private String show(Programme network, Typed typed, Model model, Locale locale) {
        model.addAttribute("slug", network.slug());
        model.addAttribute("title", network.definition().title().in(locale));
        model.addAttribute("phase", life.phase(network));
        model.addAttribute("phases", NetworkPhase.values());
        model.addAttribute("funding", pages.funding(network));
        model.addAttribute("history", life.history(network.id()));
        pages.latestStarted(network).ifPresent(edition -> {
            model.addAttribute("edition", edition.title());
            model.addAttribute("change", change.ofEdition(edition.id(), locale));
        });
        model.addAttribute("typed", typed);
        return "desk/network";
    }

    private Programme network(String slug) {
        return programmes
                .findBySlug(slug)
                .filter(programme -> programme.definition().network() != null)
                .orElseThrow(DeskPages::notFound);
    }
}
