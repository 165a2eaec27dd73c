package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.InterestForm;
import nl.kring.enrolment.Nominations;
import nl.kring.enrolment.Nominations.Nomination;
import nl.kring.enrolment.Priority;
import nl.kring.form.ConditionEvaluator;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.FormView;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.identity.MagicLinks;
import nl.kring.membership.Member;
import nl.kring.membership.Members;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form with which somebody enrols in an edition. */
@Controller
class EnrolController {

    private static final String PRIORITY = "voorrang";
    private static final String NOMINATION = "voordracht";
    private static final String MAILED_TO = "kring.enrolled.";
    private static final Set<EnrolmentRefused.Reason> ABOUT_THE_TEAM = EnumSet.of(
            EnrolmentRefused.Reason.TEAM_SIZE,
            EnrolmentRefused.Reason.TEAM_ABOVE_CAPACITY,
            EnrolmentRefused.Reason.SAME_ADDRESS);

    private final Catalogue catalogue;
    private final InterestForm interestForm;
    private final Priority priority;
    private final Members members;
    private final Nominations nominations;
    private final ConditionEvaluator conditions;
    private final MessageSource messages;

    EnrolController(
            Catalogue catalogue,
            InterestForm interestForm,
            Priority priority,
            Members members,
            Nominations nominations,
            ConditionEvaluator conditions,
            MessageSource messages) {
        this.catalogue = catalogue;
        this.interestForm = interestForm;
        this.priority = priority;
        this.members = members;
        this.nominations = nominations;
        this.conditions = conditions;
        this.messages = messages;
    }

    @GetMapping("/editions/{id}/enrol")
    String show(
            @PathVariable String id,
            @RequestParam(name = PRIORITY, required = false) @Nullable String secret,
            @RequestParam(name = NOMINATION, required = false) @Nullable String nomination,
            @AuthenticationPrincipal @Nullable CandidatePrincipal signedIn,
            Model model,
            Locale locale) {
        EditionOffer edition = edition(NotFound.parse(id), model, locale);
        Optional<String> early = early(edition, secret, model);
        if (!edition.openForEnrolment() && early.isEmpty()) {
            return "portal/not-open";
        }
        MultiValueMap<String, String> known =
                early.map(EnrolController::onlyEmail).orElse(null);
        if (programme(model).definition().conditions().nomination()) {
            Optional<Nomination> nominated = nominated(programme(model), nomination, early);
            if (nominated.isEmpty()) {
                return "portal/nominated-only";
            }
            known = known(nominated.get());
        }
        Membership membership = membership(model);
        if (membership != null) {
            Optional<Member> member = member(membership, early, signedIn, model);
            if (member.isEmpty()) {
                return "portal/members-only";
            }
            known = known(member.get());
        }
        form(model, SentForm.newPage(), known, List.of(), locale);
        return "portal/enrol";
    }

    private static ProgrammeOffer programme(Model model) {
        return (ProgrammeOffer) Objects.requireNonNull(model.getAttribute("programme"));
    }

    private static @Nullable Membership membership(Model model) {
        return programme(model).definition().conditions().membership();
    }

    /** Whoever came by the link in a letter: because a participant nominated them, or to enrol early. */
    private Optional<Nomination> nominated(ProgrammeOffer programme, @Nullable String secret, Optional<String> early) {
        return Optional.ofNullable(secret)
                .flatMap(nominations::behind)
                .filter(nomination -> nomination.programmeId().equals(programme.id()))
                .or(() -> early.flatMap(address -> nominations.of(programme.id(), address)));
    }

    private static MultiValueMap<String, String> known(Nomination nomination) {
        MultiValueMap<String, String> known = onlyEmail(nomination.email());
        known.add("givenName", nomination.givenName());
        known.add("familyName", nomination.familyName());
        return known;
    }

    /**
     * The member who is enrolling, where only members are welcome: whoever signed in, or whose address got a link to enrol
     * early. The page says why somebody who is none cannot go on.
     */
    private Optional<Member> member(
            Membership membership, Optional<String> early, @Nullable CandidatePrincipal signedIn, Model model) {
        Optional<String> address = early.or(() -> Optional.ofNullable(signedIn).map(CandidatePrincipal::email));
        Optional<Member> member = address.flatMap(known -> members.find(membership.association(), known));
        if (member.isEmpty()) {
            model.addAttribute("membership", membership);
            model.addAttribute("notOnTheList", address.orElse(null));
            model.addAttribute("minutes", MagicLinks.LONGEST_SIGN_IN.toMinutes());
        }
        return member;
    }

    /** What the association's list says already, so that nobody types it again. */
    private static MultiValueMap<String, String> known(Member member) {
        MultiValueMap<String, String> known = onlyEmail(member.email());
        known.add("givenName", member.givenName());
        known.add("familyName", member.familyName());
        known.add("phone", member.phone());
        known.add("organisation", member.organisation());
        known.add("role", member.role());
        return known;
    }

    /** The address of whoever may enrol before everybody else; the page says it where the link is of no use any more. */
    private Optional<String> early(EditionOffer edition, @Nullable String secret, Model model) {
        if (secret == null || edition.status() != Edition.Status.PLANNED) {
            return Optional.empty();
        }
        Optional<String> address = priority.addressOf(edition.id(), secret);
        model.addAttribute(address.isPresent() ? "priority" : "noPriority", address.isPresent() ? secret : true);
        return address;
    }

    private static MultiValueMap<String, String> onlyEmail(String address) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("email", address);
        return typed;
    }

    @PostMapping(path = "/editions/{id}/enrol", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView send(
            @PathVariable String id,
            @RequestParam(name = PRIORITY, required = false) @Nullable String secret,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal @Nullable CandidatePrincipal signedIn,
            HttpServletRequest request,
            HttpSession session,
            Model model,
            Locale locale) {
        EditionOffer edition = edition(NotFound.parse(id), model, locale);
        Optional<String> early = early(edition, secret, model);
        parameters.remove(PRIORITY);
        parameters.remove(NOMINATION);
        SentForm sent = SentForm.of(request, parameters);
        Membership membership = membership(model);
        Optional<Member> member = membership == null ? Optional.empty() : member(membership, early, signedIn, model);
        if (membership != null && member.isEmpty()) {
            return new ModelAndView("portal/members-only", model.asMap(), HttpStatus.FORBIDDEN);
        }
        try {
            Map<String, Object> answers = sent.answers(messages, locale);
            if (member.isPresent() && !isAddressOf(member.get(), answers.get("email"))) {
                String text = messages.getMessage("portal.enrol.otherMember", null, locale);
                throw FormRejected.because("email", "otherMember", text);
            }
            Enrolment enrolment = secret == null
                    ? interestForm.sendPage(edition.id(), answers, locale, sent.idempotencyKey())
                    : interestForm.sendEarly(edition.id(), answers, locale, sent.idempotencyKey(), secret);
            session.setAttribute(MAILED_TO + edition.id(), enrolment.email());
            return new ModelAndView("redirect:/editions/" + edition.id() + "/enrol/thanks");
        } catch (FormRejected rejected) {
            form(model, sent.page(), sent.showable(), rejected.errors(), locale);
            return new ModelAndView("portal/enrol", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (EnrolmentRefused refused) {
            return refused(refused, edition, sent, model, locale);
        }
    }

    private static boolean isAddressOf(Member member, @Nullable Object typed) {
        return typed instanceof String email
                && email.strip().toLowerCase(Locale.ROOT).equals(member.email());
    }

    private ModelAndView refused(
            EnrolmentRefused refused, EditionOffer edition, SentForm sent, Model model, Locale locale) {
        EnrolmentRefused.Reason reason = refused.reason();
        if (reason == EnrolmentRefused.Reason.NOT_OPEN) {
            // It may have filled up while the form was being filled in.
            edition(edition.id(), model, locale);
            return new ModelAndView("portal/not-open", model.asMap(), HttpStatus.CONFLICT);
        }
        if (reason == EnrolmentRefused.Reason.OTHER_ADDRESS) {
            String text = messages.getMessage("portal.enrol.otherAddress", null, locale);
            form(
                    model,
                    SentForm.newPage(),
                    sent.showable(),
                    List.of(new FieldError("email", "otherAddress", text)),
                    locale);
            return new ModelAndView("portal/enrol", model.asMap(), HttpStatus.CONFLICT);
        }
        if (ABOUT_THE_TEAM.contains(reason)) {
            String text = messages.getMessage("portal.enrol." + reason, refused.arguments(locale), locale);
            form(
                    model,
                    SentForm.newPage(),
                    sent.showable(),
                    List.of(new FieldError("member2Email", reason.name(), text)),
                    locale);
            return new ModelAndView("portal/enrol", model.asMap(), HttpStatus.CONFLICT);
        }
        if (reason == EnrolmentRefused.Reason.NOT_NOMINATED) {
            model.addAttribute("notNominated", sent.showable().getFirst("email"));
            return new ModelAndView("portal/nominated-only", model.asMap(), HttpStatus.FORBIDDEN);
        }
        if (reason == EnrolmentRefused.Reason.NOT_A_MEMBER) {
            // The list has changed since the page was made.
            member(Objects.requireNonNull(membership(model)), Optional.empty(), null, model);
            return new ModelAndView("portal/members-only", model.asMap(), HttpStatus.CONFLICT);
        }
        if (reason == EnrolmentRefused.Reason.NO_SUCH_GROUP) {
            String text = messages.getMessage("portal.enrol.NO_SUCH_GROUP", null, locale);
            form(model, SentForm.newPage(), sent.showable(), List.of(new FieldError("group", "option", text)), locale);
            return new ModelAndView("portal/enrol", model.asMap(), HttpStatus.CONFLICT);
        }
        FieldError error = new FieldError(
                "email", "alreadyEnrolled", messages.getMessage("portal.enrol.alreadyEnrolled", null, locale));
        form(model, SentForm.newPage(), sent.showable(), List.of(error), locale);
        model.addAttribute("alreadyEnrolled", true);
        return new ModelAndView("portal/enrol", model.asMap(), HttpStatus.CONFLICT);
    }

    @GetMapping("/editions/{id}/enrol/thanks")
    String thanks(@PathVariable String id, HttpServletRequest request, Model model, Locale locale) {
        EditionOffer edition = edition(NotFound.parse(id), model, locale);
        HttpSession session = request.getSession(false);
        model.addAttribute("address", session == null ? null : session.getAttribute(MAILED_TO + edition.id()));
        return "portal/thanks";
    }

    private void form(
            Model model,
            String page,
            @Nullable MultiValueMap<String, String> typed,
            List<FieldError> errors,
            Locale locale) {
        UUID editionId = ((EditionOffer) Objects.requireNonNull(model.getAttribute("edition"))).id();
        model.addAttribute("formPage", page);
        model.addAttribute(
                "form",
                FormView.of(
                        interestForm.schema(editionId),
                        interestForm.values(editionId),
                        typed,
                        errors,
                        locale,
                        conditions));
    }

    private EditionOffer edition(UUID id, Model model, Locale locale) {
        EditionOffer edition = catalogue.edition(id, locale).orElseThrow(NotFound::new);
        model.addAttribute("nav", "home");
        model.addAttribute("edition", edition);
        model.addAttribute("programme", catalogue.programmeOf(id, locale).orElseThrow(NotFound::new));
        return edition;
    }
}
