package nl.kring.portal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Nominations;
import nl.kring.enrolment.Nominations.Nomination;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.identity.SiteAddress;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.programme.Programmes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A participant nominates somebody, who gets a letter with a link to enrol. */
@Controller
class NominationController {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\uFFFD<>]{1,100}");

    private final Nominations nominations;
    private final MyEnrolments myEnrolments;
    private final Programmes programmes;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final SiteAddress site;
    private final TransactionTemplate transaction;

    NominationController(
            Nominations nominations,
            MyEnrolments myEnrolments,
            Programmes programmes,
            Catalogue catalogue,
            Outbox outbox,
            SiteAddress site,
            TransactionTemplate transaction) {
        this.nominations = nominations;
        this.myEnrolments = myEnrolments;
        this.programmes = programmes;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.site = site;
        this.transaction = transaction;
    }

    @GetMapping("/my/enrolments/{reference}/nominate")
    String form(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        if (!nominations.canNominate(enrolment)) {
            throw new NotFound();
        }
        return show(enrolment, candidate, Map.of(), Map.of(), model, locale);
    }

    @PostMapping(path = "/my/enrolments/{reference}/nominate", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView nominate(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String givenName,
            @RequestParam(defaultValue = "") String familyName,
            @RequestParam(defaultValue = "") String email,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        Map<String, String> errors = new LinkedHashMap<>();
        if (!NAME.matcher(givenName.strip()).matches()) {
            errors.put("givenName", "portal.nominate.error.name");
        }
        if (!NAME.matcher(familyName.strip()).matches()) {
            errors.put("familyName", "portal.nominate.error.name");
        }
        if (!EmailAddress.isValid(email)) {
            errors.put("email", "portal.error.email");
        }
        if (errors.isEmpty()) {
            try {
                transaction.executeWithoutResult(status -> outbox.post(
                        letter(nominations.nominate(enrolment.id(), givenName, familyName, email), enrolment, locale)));
                redirect.addFlashAttribute("done", "portal.nominate.done");
                return new ModelAndView("redirect:/my/enrolments/" + reference + "/nominate");
            } catch (Nominations.Refused refused) {
                errors.put("email", "portal.nominate.refused." + refused.refusal());
            }
        }
        Map<String, String> typed = Map.of("givenName", givenName, "familyName", familyName, "email", email);
        return new ModelAndView(
                show(enrolment, candidate, typed, errors, model, locale),
                model.asMap(),
                HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private String show(
            Enrolment enrolment,
            CandidatePrincipal candidate,
            Map<String, String> typed,
            Map<String, String> errors,
            Model model,
            Locale locale) {
        model.addAttribute("nav", "my");
        model.addAttribute("my", myEnrolments.show(enrolment.reference(), candidate.email(), locale));
        model.addAttribute("nominations", nominations.by(enrolment.id()));
        model.addAttribute("most", Nominations.MOST);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "portal/nominate";
    }

    private Letter letter(Nomination nomination, Enrolment nominator, Locale locale) {
        return Letter.of(MailTemplate.NOMINATED, new Recipient(nomination.email(), nomination.name(), locale))
                .about(nomination.id())
                .with("programme", title(nomination, locale))
                .with("edition", "")
                .with("nominator", nominator.name())
                .with("link", site.link("/nominations/" + nominations.secretFor(nomination)));
    }

    private String title(Nomination nomination, Locale locale) {
        return programmes
                .findById(nomination.programmeId())
                .orElseThrow()
                .definition()
                .title()
                .in(locale);
    }

    /** Leads to the edition that is open, or says that none is. */
    @GetMapping("/nominations/{token}")
    ModelAndView follow(@PathVariable String token, Model model, Locale locale) {
        model.addAttribute("nav", "home");
        Optional<Nomination> nomination = nominations.behind(token);
        if (nomination.isEmpty()) {
            return new ModelAndView("portal/nomination", model.asMap(), HttpStatus.GONE);
        }
        ProgrammeOffer programme = programmes
                .findById(nomination.get().programmeId())
                .flatMap(known -> catalogue.programme(known.slug(), locale))
                .orElseThrow(NotFound::new);
        Optional<EditionOffer> open = programme.editions().stream()
                .filter(EditionOffer::openForEnrolment)
                .findFirst();
        if (open.isPresent()) {
            return new ModelAndView("redirect:/editions/" + open.get().id() + "/enrol?voordracht=" + token);
        }
        model.addAttribute("programme", programme);
        return new ModelAndView("portal/nomination", model.asMap());
    }
}
