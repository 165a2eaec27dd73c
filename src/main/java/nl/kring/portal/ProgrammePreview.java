package nl.kring.portal;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.time.AppClock;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of a programme as visitors would see it, for whoever is changing the programme. */
@Component
public class ProgrammePreview {

    private final Catalogue catalogue;
    private final Clock clock;

    ProgrammePreview(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @return the view that shows it */
    public String show(ProgrammeDefinition definition, Model model, Locale locale) {
        ProgrammeOffer programme = catalogue.preview(definition, locale);
        model.addAttribute("nav", "home");
        model.addAttribute("preview", true);
        model.addAttribute("programme", programme);
        model.addAttribute("information", programme.information(clock.instant().atZone(AppClock.ZONE)));
        model.addAttribute("errors", Map.of());
        model.addAttribute("thanks", false);
        return programme.parts().isEmpty() ? "portal/programme" : "portal/whole";
    }
}
