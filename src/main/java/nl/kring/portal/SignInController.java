package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.identity.SiteAddress;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.platform.CandidateSignIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Candidates have no password: whoever can read the mail of an address signs in with a link sent there. */
@Controller
class SignInController {

    private static final String OWN_PAGES = "/my";

    private final MagicLinks links;
    private final Enrolments enrolments;
    private final Outbox outbox;
    private final SiteAddress site;
    private final CandidateSignIn candidateSignIn;
    private final TransactionTemplate transaction;
    private final HttpSessionRequestCache askedBefore = new HttpSessionRequestCache();

    SignInController(
            MagicLinks links,
            Enrolments enrolments,
            Outbox outbox,
            SiteAddress site,
            CandidateSignIn candidateSignIn,
            TransactionTemplate transaction) {
        this.links = links;
        this.enrolments = enrolments;
        this.outbox = outbox;
        this.site = site;
        this.candidateSignIn = candidateSignIn;
        this.transaction = transaction;
    }

    @GetMapping("/my/sign-in")
    String show(@RequestParam(defaultValue = "false") boolean sent, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("sent", sent);
        model.addAttribute("minutes", MagicLinks.LONGEST_SIGN_IN.toMinutes());
        return "portal/sign-in";
    }

    /** Says the same to everybody: who is enrolled is nobody else's business. */
    @PostMapping(path = "/my/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView send(@RequestParam(defaultValue = "") String email, Model model, Locale locale) {
        if (!EmailAddress.isValid(email)) {
            show(false, model);
            model.addAttribute("email", email);
            model.addAttribute("error", "portal.error.email");
            return new ModelAndView("portal/sign-in", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        String address = email.strip().toLowerCase(Locale.ROOT);
        transaction.executeWithoutResult(status -> newestOf(address).ifPresent(known -> mailLink(known, locale)));
        return new ModelAndView("redirect:/my/sign-in?sent=true");
    }

    private void mailLink(Enrolment known, Locale locale) {
        String token = links.issue(Purpose.SIGN_IN, known.email(), MagicLinks.LONGEST_SIGN_IN);
        outbox.post(Letter.of(MailTemplate.SIGN_IN_LINK, new Recipient(known.email(), known.name(), locale))
                .milestone(UUID.randomUUID().toString())
                .with("link", site.link("/my/sign-in/" + token))
                .with("minutes", MagicLinks.LONGEST_SIGN_IN.toMinutes()));
    }

    @GetMapping("/my/sign-in/{token}")
    ModelAndView showLink(@PathVariable String token, Model model) {
        model.addAttribute("nav", "my");
        if (links.peek(Purpose.SIGN_IN, token).isEmpty()) {
            return notValid(model);
        }
        model.addAttribute("token", token);
        return new ModelAndView("portal/sign-in-link", model.asMap());
    }

    @PostMapping("/my/sign-in/{token}")
    ModelAndView signIn(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Enrolment> known = links.redeem(Purpose.SIGN_IN, token).flatMap(this::newestOf);
        if (known.isEmpty()) {
            model.addAttribute("nav", "my");
            return notValid(model);
        }
        String next = pageAskedFor(request, response);
        candidateSignIn.signIn(
                new CandidatePrincipal(known.get().email(), known.get().name()), request, response);
        return new ModelAndView("redirect:" + next);
    }

    /** Back to where somebody was sent to sign in, as long as that is among the candidates' pages. */
    private String pageAskedFor(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = askedBefore.getRequest(request, response);
        if (saved == null) {
            return OWN_PAGES;
        }
        String path = URI.create(saved.getRedirectUrl()).getPath();
        return path.startsWith(OWN_PAGES + "/") ? path : OWN_PAGES;
    }

    private Optional<Enrolment> newestOf(String address) {
        return enrolments.findByEmailOrderByReceiptDesc(address).stream().findFirst();
    }

    private static ModelAndView notValid(Model model) {
        model.addAttribute("minutes", MagicLinks.LONGEST_SIGN_IN.toMinutes());
        return new ModelAndView("portal/sign-in-expired", model.asMap(), HttpStatus.GONE);
    }
}
