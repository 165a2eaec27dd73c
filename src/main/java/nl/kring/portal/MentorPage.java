package nl.kring.portal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.mentor.MentorMeeting;
import nl.kring.mentor.MentorRefused;
import nl.kring.mentor.Mentoring;
import nl.kring.mentor.Mentorings;
import nl.kring.programme.Editions;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a mentor, who has no account, shares with one participant: by a personal link, that shows and changes nothing until a
 * button is pressed. The participant's notes are not among it.
 */
@Controller
@RequestMapping("/mentor/{token}")
class MentorPage {

    private final MagicLinks links;
    private final Mentorings mentorings;
    private final Enrolments enrolments;
    private final Editions editions;

    MentorPage(MagicLinks links, Mentorings mentorings, Enrolments enrolments, Editions editions) {
        this.links = links;
        this.mentorings = mentorings;
        this.enrolments = enrolments;
        this.editions = editions;
    }

    @ModelAttribute("nav")
    String nav() {
        return "home";
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, Model model) {
        Optional<Mentoring> found = find(token);
        if (found.isEmpty()) {
            return new ModelAndView("portal/mentor-over", model.asMap(), HttpStatus.GONE);
        }
        Mentoring mentoring = found.get();
        Enrolment participant = enrolments.get(mentoring.enrolmentId());
        model.addAttribute("token", token);
        model.addAttribute("mentoring", mentoring);
        model.addAttribute("participant", participant);
        model.addAttribute("edition", editions.get(mentoring.editionId()));
        model.addAttribute("meetings", mentorings.meetings(mentoring.id()));
        model.addAttribute("questions", mentorings.questions(mentoring.id()));
        model.addAttribute("forms", MentorMeeting.Form.values());
        return new ModelAndView("portal/mentoring", model.asMap());
    }

    private Optional<Mentoring> find(String token) {
        return links.peek(Purpose.MENTOR, token)
                .map(UUID::fromString)
                .flatMap(mentorings::find)
                .filter(mentoring -> !mentoring.ended());
    }

    @PostMapping("/confirm")
    String confirm(@PathVariable String token, RedirectAttributes redirected) {
        return carryOut(
                token,
                redirected,
                Map.of(),
                "mentor.confirmed",
                () -> find(token).ifPresent(mentoring -> mentorings.confirmByMentor(mentoring.id())));
    }

    @PostMapping("/decline")
    String decline(@PathVariable String token, RedirectAttributes redirected) {
        return carryOut(
                token,
                redirected,
                Map.of(),
                "mentor.declined",
                () -> find(token).ifPresent(mentoring -> mentorings.decline(mentoring.id())));
    }

    @PostMapping(path = "/meetings", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String met(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String on,
            @RequestParam MentorMeeting.Form form,
            RedirectAttributes redirected) {
        return carryOut(
                token,
                redirected,
                Map.of("on", on),
                "mentor.met",
                () -> find(token).ifPresent(mentoring -> mentorings.met(mentoring.id(), on, form)));
    }

    @PostMapping(path = "/questions/{question}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String answer(
            @PathVariable String token,
            @PathVariable String question,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirected) {
        UUID id = NotFound.parse(question);
        return carryOut(
                token,
                redirected,
                Map.of(question, answer),
                "mentor.answered",
                () -> find(token).ifPresent(mentoring -> mentorings.answer(mentoring.id(), id, answer)));
    }

    private static String carryOut(
            String token, RedirectAttributes redirected, Map<String, String> typed, String done, Runnable command) {
        try {
            command.run();
            redirected.addFlashAttribute("done", done);
        } catch (MentorRefused refused) {
            redirected.addFlashAttribute("changed", "mentor.refused." + refused.reason());
            redirected.addFlashAttribute("typed", typed);
        }
        return "redirect:/mentor/" + token;
    }
}
