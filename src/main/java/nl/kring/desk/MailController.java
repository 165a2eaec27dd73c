package nl.kring.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.PersonalLinks.NotAgain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letters that went, wait or could not be sent, and the texts they are made of. */
@Controller
class MailController {

    private static final int RECENT = 50;

    private final MailLog mailLog;
    private final LetterLines letters;
    private final StaffActions actions;

    MailController(MailLog mailLog, LetterLines letters, StaffActions actions) {
        this.mailLog = mailLog;
        this.letters = letters;
        this.actions = actions;
    }

    @GetMapping("/desk/mail")
    String log(@RequestParam(required = false) @Nullable String to, HttpServletRequest request, Model model) {
        boolean coordinates = DeskPages.isForCoordinators(request);
        String address = to == null ? "" : to.strip();
        model.addAttribute("to", address);
        model.addAttribute(
                "letters", address.isEmpty() ? letters.recent(RECENT, coordinates) : letters.to(address, coordinates));
        model.addAttribute("undeliverable", letters.undeliverable(coordinates));
        model.addAttribute("templates", List.of(MailTemplate.values()));
        return "desk/mail";
    }

    @GetMapping("/desk/mail/{id}")
    String letter(@PathVariable UUID id, HttpServletRequest request, Model model) {
        LetterLines.Line line = find(id, request);
        model.addAttribute("letter", line.letter());
        model.addAttribute("notAgain", line.notAgain());
        return "desk/letter";
    }

    /** @param enrolment the reference of the enrolment on whose page the button was */
    @PostMapping("/desk/mail/{id}/resend")
    @ForCoordinators
    String resend(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String enrolment,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        LetterLines.Line line = find(id, request);
        NotAgain objection = line.notAgain();
        if (objection != null) {
            Notice.bad(redirect, "notAgain." + objection);
        } else {
            resend(line.letter(), redirect);
        }
        return enrolment != null && enrolment.matches("[A-Z0-9-]{1,20}")
                ? "redirect:/desk/enrolments/" + enrolment + "#letters"
                : "redirect:/desk/mail/" + id;
    }

    private void resend(MailLog.Entry letter, RedirectAttributes redirect) {
        try {
            actions.resend(letter);
            Notice.good(redirect, "resent", letter.to().email());
        } catch (IllegalStateException overtaken) {
            Notice.bad(redirect, "notAgain." + NotAgain.OVER);
        }
    }

    @GetMapping("/desk/mail/templates/{template}")
    String template(@PathVariable MailTemplate template, Model model) {
        return show(template, Typed.nothing(), model);
    }

    @PostMapping("/desk/mail/templates/{template}")
    @ForCoordinators
    String test(
            @PathVariable MailTemplate template,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        String address = typed.email("email");
        if (address != null) {
            try {
                actions.testSend(template, address, Locale.forLanguageTag("nl"), Map.of());
                Notice.good(redirect, "testSent", address);
                return "redirect:/desk/mail/templates/" + template;
            } catch (IllegalArgumentException noAddress) {
                typed.refuse("email", "email");
            }
        }
        return show(template, typed, model);
    }

    private String show(MailTemplate template, Typed typed, Model model) {
        model.addAttribute("template", template);
        model.addAttribute("dutch", mailLog.preview(template, Locale.forLanguageTag("nl"), Map.of()));
        model.addAttribute("english", mailLog.preview(template, Locale.ENGLISH, Map.of()));
        model.addAttribute("typed", typed);
        return "desk/template";
    }

    private LetterLines.Line find(UUID id, HttpServletRequest request) {
        return letters.find(id, DeskPages.isForCoordinators(request)).orElseThrow(DeskPages::notFound);
    }
}
