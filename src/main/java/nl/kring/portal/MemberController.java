package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.identity.SiteAddress;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.membership.Member;
import nl.kring.membership.Members;
import nl.kring.platform.CandidateSignIn;
import nl.kring.programme.ProgrammeDefinition.Membership;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Members sign in before they enrol where only members are welcome: with a link that is sent to the address on the list of
 * the association. The page says the same to everybody; whoever is no member reads in a letter how to become one.
 */
@Controller
class MemberController {

    private final Catalogue catalogue;
    private final Members members;
    private final MagicLinks links;
    private final Outbox outbox;
    private final SiteAddress site;
    private final CandidateSignIn candidateSignIn;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MemberController(
            Catalogue catalogue,
            Members members,
            MagicLinks links,
            Outbox outbox,
            SiteAddress site,
            CandidateSignIn candidateSignIn,
            TransactionTemplate transaction,
            Clock clock) {
        this.catalogue = catalogue;
        this.members = members;
        this.links = links;
        this.outbox = outbox;
        this.site = site;
        this.candidateSignIn = candidateSignIn;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/editions/{id}/enrol/member")
    ModelAndView show(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean sent, Model model, Locale locale) {
        page(NotFound.parse(id), model, locale);
        model.addAttribute("sent", sent);
        return new ModelAndView("portal/members-only", model.asMap());
    }

    @PostMapping(path = "/editions/{id}/enrol/member", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView send(
            @PathVariable String id, @RequestParam(defaultValue = "") String email, Model model, Locale locale) {
        UUID editionId = NotFound.parse(id);
        Membership membership = page(editionId, model, locale);
        if (!EmailAddress.isValid(email)) {
            model.addAttribute("email", email);
            model.addAttribute("error", "portal.error.email");
            return new ModelAndView("portal/members-only", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        String address = email.strip().toLowerCase(Locale.ROOT);
        transaction.executeWithoutResult(status -> outbox.post(letter(editionId, membership, address, locale)));
        return new ModelAndView("redirect:/editions/" + editionId + "/enrol/member?sent=true");
    }

    private Letter letter(UUID editionId, Membership membership, String address, Locale locale) {
        Optional<Member> member = members.find(membership.association(), address);
        if (member.isEmpty()) {
            // One a day, however often somebody tries an address that may not be theirs.
            return about(editionId, MailTemplate.NOT_A_MEMBER, new Recipient(address, address, locale))
                    .milestone(LocalDate.now(clock).toString())
                    .with("association", membership.association())
                    .with("howToJoin", membership.howToJoin().in(locale))
                    .with("link", membership.url());
        }
        String token = links.issue(Purpose.SIGN_IN_AS_MEMBER, address, MagicLinks.LONGEST_SIGN_IN);
        return about(
                        editionId,
                        MailTemplate.MEMBER_LINK,
                        new Recipient(address, member.get().name(), locale))
                .milestone(UUID.randomUUID().toString())
                .with("association", membership.association())
                .with("link", site.link("/editions/" + editionId + "/enrol/member/" + token))
                .with("minutes", MagicLinks.LONGEST_SIGN_IN.toMinutes());
    }

    private Letter about(UUID editionId, MailTemplate template, Recipient to) {
        return Letter.of(template, to)
                .about(editionId)
                .with(
                        "programme",
                        programme(editionId, to.locale()).definition().title().in(to.locale()))
                .with("edition", edition(editionId, to.locale()).title());
    }

    @GetMapping("/editions/{id}/enrol/member/{token}")
    ModelAndView showLink(@PathVariable String id, @PathVariable String token, Model model, Locale locale) {
        page(NotFound.parse(id), model, locale);
        if (links.peek(Purpose.SIGN_IN_AS_MEMBER, token).isEmpty()) {
            return notValid(model);
        }
        model.addAttribute("token", token);
        return new ModelAndView("portal/member-link", model.asMap());
    }

    @PostMapping("/editions/{id}/enrol/member/{token}")
    ModelAndView signIn(
            @PathVariable String id,
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        UUID editionId = NotFound.parse(id);
        Membership membership = page(editionId, model, locale);
        Optional<Member> member = links.redeem(Purpose.SIGN_IN_AS_MEMBER, token)
                .flatMap(address -> members.find(membership.association(), address));
        if (member.isEmpty()) {
            return notValid(model);
        }
        candidateSignIn.signIn(
                new CandidatePrincipal(member.get().email(), member.get().name()), request, response);
        return new ModelAndView("redirect:/editions/" + editionId + "/enrol");
    }

    private static ModelAndView notValid(Model model) {
        model.addAttribute("expired", true);
        return new ModelAndView("portal/members-only", model.asMap(), HttpStatus.GONE);
    }

    private Membership page(UUID editionId, Model model, Locale locale) {
        ProgrammeOffer programme = programme(editionId, locale);
        Membership membership = programme.definition().conditions().membership();
        if (membership == null) {
            throw new NotFound();
        }
        model.addAttribute("nav", "home");
        model.addAttribute("edition", edition(editionId, locale));
        model.addAttribute("programme", programme);
        model.addAttribute("membership", membership);
        model.addAttribute("minutes", MagicLinks.LONGEST_SIGN_IN.toMinutes());
        return membership;
    }

    private EditionOffer edition(UUID editionId, Locale locale) {
        return catalogue.edition(editionId, locale).orElseThrow(NotFound::new);
    }

    private ProgrammeOffer programme(UUID editionId, Locale locale) {
        return catalogue.programmeOf(editionId, locale).orElseThrow(NotFound::new);
    }
}
