package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kring.form.ConditionEvaluator;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.FormView;
import nl.kring.initiative.Applying;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.InitiativeStatus;
import nl.kring.initiative.SecretaryLinks;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.programme.ProgrammeDefinition.Criterion;
import nl.kring.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the secretary of a network applies for support, and sees, mends and withdraws the application by a link. */
@Controller
class InitiativeController {

    private final Applying applying;
    private final SecretaryLinks links;
    private final Programmes programmes;
    private final Catalogue catalogue;
    private final ConditionEvaluator conditions;
    private final MessageSource messages;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    InitiativeController(
            Applying applying,
            SecretaryLinks links,
            Programmes programmes,
            Catalogue catalogue,
            ConditionEvaluator conditions,
            MessageSource messages,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.applying = applying;
        this.links = links;
        this.programmes = programmes;
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.messages = messages;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    // Applying ----------------------------------------

    @GetMapping("/programmes/{slug}/support")
    String form(@PathVariable String slug, Model model, Locale locale) {
        academy(slug, model, locale);
        form(model, SentForm.newPage(), Map.of(), null, List.of(), locale);
        return "portal/support";
    }

    @PostMapping(path = "/programmes/{slug}/support", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView apply(
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        academy(slug, model, locale);
        SentForm sent = SentForm.of(request, parameters);
        try {
            Map<String, Object> answers = sent.answers(messages, locale);
            transaction.executeWithoutResult(status -> {
                Initiative initiative = applying.apply(slug, answers, locale, sent.idempotencyKey());
                if (initiative.status() == InitiativeStatus.RECEIVED) {
                    outbox.post(confirmation(initiative));
                }
            });
        } catch (FormRejected rejected) {
            form(model, sent.page(), Map.of(), sent.showable(), rejected.errors(), locale);
            return new ModelAndView("portal/support", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (DataIntegrityViolationException sentTwice) {
            // The first of the two was taken in.
        }
        return new ModelAndView("redirect:/programmes/" + slug + "/support/thanks");
    }

    private Letter confirmation(Initiative initiative) {
        return Letter.of(
                        MailTemplate.SUPPORT_CONFIRM,
                        new Recipient(initiative.email(), initiative.name(), initiative.locale()))
                .about(initiative.id())
                .with(
                        "programme",
                        programmes
                                .get(initiative.programmeId())
                                .definition()
                                .title()
                                .in(initiative.locale()))
                .with("edition", "")
                .with("network", initiative.network())
                .with("link", links.of(initiative.id()));
    }

    @GetMapping("/programmes/{slug}/support/thanks")
    String thanks(@PathVariable String slug, Model model, Locale locale) {
        academy(slug, model, locale);
        return "portal/support-thanks";
    }

    // The application, by the link ----------------------------------------

    @GetMapping("/support/{token}")
    ModelAndView show(@PathVariable String token, Model model, Locale locale) {
        return show(token, HttpStatus.OK, model, locale);
    }

    @PostMapping("/support/{token}")
    ModelAndView confirm(@PathVariable String token, Model model, Locale locale) {
        links.behind(token).ifPresent(initiative -> applying.confirm(initiative.id()));
        return back(token, model, locale);
    }

    @PostMapping("/support/{token}/withdraw")
    ModelAndView withdraw(@PathVariable String token, Model model, Locale locale) {
        links.behind(token).ifPresent(initiative -> applying.withdraw(initiative.id()));
        return back(token, model, locale);
    }

    @GetMapping("/support/{token}/mend")
    ModelAndView mendForm(@PathVariable String token, Model model, Locale locale) {
        Optional<Initiative> initiative =
                links.behind(token).filter(known -> known.status() == InitiativeStatus.MENDING);
        if (initiative.isEmpty()) {
            return back(token, model, locale);
        }
        page(token, initiative.get(), model, locale);
        form(model, SentForm.newPage(), initiative.get().answers().asMap(), null, List.of(), locale);
        return new ModelAndView("portal/support-mend", model.asMap());
    }

    @PostMapping(path = "/support/{token}/mend", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView mend(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        Optional<Initiative> initiative = links.behind(token);
        if (initiative.isEmpty()) {
            return back(token, model, locale);
        }
        SentForm sent = SentForm.of(request, parameters);
        try {
            applying.mend(initiative.get().id(), sent.answers(messages, locale));
            return back(token, model, locale);
        } catch (FormRejected rejected) {
            page(token, initiative.get(), model, locale);
            form(model, sent.page(), Map.of(), sent.showable(), rejected.errors(), locale);
            return new ModelAndView("portal/support-mend", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private ModelAndView back(String token, Model model, Locale locale) {
        return links.behind(token).isPresent()
                ? new ModelAndView("redirect:/support/" + token)
                : show(token, HttpStatus.GONE, model, locale);
    }

    private ModelAndView show(String token, HttpStatus status, Model model, Locale locale) {
        Optional<Initiative> initiative = links.behind(token);
        model.addAttribute("nav", "home");
        if (initiative.isEmpty()) {
            return new ModelAndView("portal/support-application", model.asMap(), HttpStatus.GONE);
        }
        page(token, initiative.get(), model, locale);
        return new ModelAndView("portal/support-application", model.asMap(), status);
    }

    /** A criterion that is not met, and why. */
    record Missing(String criterion, String reason) {}

    private void page(String token, Initiative initiative, Model model, Locale locale) {
        model.addAttribute("nav", "home");
        model.addAttribute("token", token);
        model.addAttribute("initiative", initiative);
        model.addAttribute("missing", missing(initiative, locale));
        model.addAttribute("answers", applying.readable(initiative, locale));
    }

    private List<Missing> missing(Initiative initiative, Locale locale) {
        List<Criterion> criteria = Optional.ofNullable(
                        programmes.get(initiative.programmeId()).definition().support())
                .map(rules -> rules.criteria())
                .orElse(List.of());
        return initiative.missing().stream()
                .map(judgement -> new Missing(
                        criteria.stream()
                                .filter(criterion -> criterion.name().equals(judgement.criterion()))
                                .map(criterion -> criterion.text().in(locale))
                                .findFirst()
                                .orElse(judgement.criterion()),
                        judgement.reason()))
                .toList();
    }

    private void form(
            Model model,
            String page,
            Map<String, Object> values,
            @Nullable MultiValueMap<String, String> typed,
            List<FieldError> errors,
            Locale locale) {
        model.addAttribute("formPage", page);
        model.addAttribute("form", FormView.of(applying.schema(), values, typed, errors, locale, conditions));
    }

    private void academy(String slug, Model model, Locale locale) {
        ProgrammeOffer academy = catalogue
                .programme(slug, locale)
                .filter(programme -> programme.definition().support() != null)
                .orElseThrow(NotFound::new);
        model.addAttribute("nav", "home");
        model.addAttribute("programme", academy);
    }
}
