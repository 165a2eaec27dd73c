package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.identity.CurrentActor;
import nl.kring.identity.LinkState;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.platform.CandidateSignIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The link in the mail with which somebody confirms the address. Looking at it changes nothing; the button does. */
@Controller
class ConfirmController {

    private final MagicLinks links;
    private final Enrolments enrolments;
    private final Enrolling enrolling;
    private final Catalogue catalogue;
    private final CandidateSignIn candidateSignIn;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;

    ConfirmController(
            MagicLinks links,
            Enrolments enrolments,
            Enrolling enrolling,
            Catalogue catalogue,
            CandidateSignIn candidateSignIn,
            CurrentActor currentActor,
            TransactionTemplate transaction) {
        this.links = links;
        this.enrolments = enrolments;
        this.enrolling = enrolling;
        this.catalogue = catalogue;
        this.candidateSignIn = candidateSignIn;
        this.currentActor = currentActor;
        this.transaction = transaction;
    }

    @GetMapping("/confirm/{token}")
    ModelAndView show(@PathVariable String token, Model model, Locale locale) {
        Optional<Enrolment> enrolment =
                links.peek(Purpose.CONFIRM_ADDRESS, token).map(UUID::fromString).flatMap(enrolments::findById);
        if (enrolment.isEmpty()) {
            return notValid(token, model);
        }
        model.addAttribute(
                "programme",
                catalogue.programmeOf(enrolment.get().editionId(), locale).orElseThrow(NotFound::new));
        model.addAttribute(
                "edition",
                catalogue.edition(enrolment.get().editionId(), locale).orElseThrow());
        model.addAttribute("enrolment", EnrolmentLine.of(enrolment.get()));
        model.addAttribute("token", token);
        return new ModelAndView("portal/confirm", model.asMap());
    }

    @PostMapping("/confirm/{token}")
    ModelAndView confirm(
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirected) {
        // Together, so that a link is not used up by a confirmation that failed.
        Optional<Enrolment> confirmed =
                Optional.ofNullable(transaction.execute(status -> links.redeem(Purpose.CONFIRM_ADDRESS, token)
                        .map(UUID::fromString)
                        .map(id -> {
                            enrolling.confirmAddress(id);
                            return enrolments.get(id);
                        })
                        .orElse(null)));
        if (confirmed.isEmpty()) {
            boolean clickedTwice = links.state(Purpose.CONFIRM_ADDRESS, token) == LinkState.USED
                    && currentActor.find().isPresent();
            return clickedTwice ? new ModelAndView("redirect:/my") : notValid(token, model);
        }
        Enrolment enrolment = confirmed.get();
        candidateSignIn.signIn(new CandidatePrincipal(enrolment.email(), enrolment.name()), request, response);
        redirected.addFlashAttribute("done", "portal.confirm.done");
        return new ModelAndView("redirect:/my/enrolments/" + enrolment.reference());
    }

    private ModelAndView notValid(String token, Model model) {
        LinkState state = links.state(Purpose.CONFIRM_ADDRESS, token);
        boolean used = state == LinkState.USED;
        model.addAttribute("reason", used ? "used" : state == LinkState.EXPIRED ? "expired" : "unknown");
        return new ModelAndView(
                "portal/confirm-link",
                model.asMap(),
                state == LinkState.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
    }
}
