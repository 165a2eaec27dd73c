package nl.kring.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.mentor.MentorMeeting;
import nl.kring.mentor.MentorRefused;
import nl.kring.mentor.Mentoring;
import nl.kring.mentor.Mentorings;
import nl.kring.mentor.PrivateNotes;
import nl.kring.programme.Editions;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A participant's own mentor: how to reach each other, that they met, hard decisions, and notes for nobody else. */
@Controller
@RequestMapping("/my/enrolments/{reference}/mentor")
class MyMentorController {

    private final MyEnrolments myEnrolments;
    private final Editions editions;
    private final Mentorings mentorings;
    private final PrivateNotes notes;

    MyMentorController(MyEnrolments myEnrolments, Editions editions, Mentorings mentorings, PrivateNotes notes) {
        this.myEnrolments = myEnrolments;
        this.editions = editions;
        this.mentorings = mentorings;
        this.notes = notes;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping
    String show(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Enrolment enrolment = participant(reference, candidate);
        Optional<Mentoring> mentoring = mentorings.of(enrolment.id());
        model.addAttribute("my", myEnrolments.show(reference, candidate.email(), locale));
        model.addAttribute("mentoring", mentoring.orElse(null));
        model.addAttribute(
                "meetings",
                mentoring.map(each -> mentorings.meetings(each.id())).orElse(List.of()));
        model.addAttribute(
                "questions",
                mentoring.map(each -> mentorings.questions(each.id())).orElse(List.of()));
        model.addAttribute("forms", MentorMeeting.Form.values());
        model.addAttribute("notes", notes.of(enrolment));
        return "portal/mentor";
    }

    @PostMapping(path = "/meetings", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String met(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String on,
            @RequestParam MentorMeeting.Form form,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Mentoring mentoring = mentoring(reference, candidate);
        return carryOut(
                reference, redirected, Map.of("on", on), "mentor.met", () -> mentorings.met(mentoring.id(), on, form));
    }

    @PostMapping(path = "/questions", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String ask(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String question,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Mentoring mentoring = mentoring(reference, candidate);
        return carryOut(
                reference,
                redirected,
                Map.of("question", question),
                "mentor.asked",
                () -> mentorings.ask(mentoring.id(), question));
    }

    @PostMapping(path = "/notes", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String write(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = participant(reference, candidate);
        return carryOut(
                reference, redirected, Map.of("note", note), "mentor.noted", () -> notes.write(enrolment, note));
    }

    @PostMapping("/notes/{note}/remove")
    String remove(
            @PathVariable String reference,
            @PathVariable String note,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = participant(reference, candidate);
        return carryOut(
                reference, redirected, Map.of(), "mentor.removed", () -> notes.remove(enrolment, NotFound.parse(note)));
    }

    private static String carryOut(
            String reference, RedirectAttributes redirected, Map<String, String> typed, String done, Runnable command) {
        try {
            command.run();
            redirected.addFlashAttribute("done", done);
        } catch (MentorRefused refused) {
            redirected.addFlashAttribute("changed", "mentor.refused." + refused.reason());
            redirected.addFlashAttribute("typed", typed);
        }
        return "redirect:/my/enrolments/" + reference + "/mentor";
    }

    private Mentoring mentoring(String reference, CandidatePrincipal candidate) {
        return mentorings.of(participant(reference, candidate).id()).orElseThrow(NotFound::new);
    }

    /** Also whoever has completed the course keeps the notes. */
    private Enrolment participant(String reference, CandidatePrincipal candidate) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        if (!editions.get(enrolment.editionId()).definition().mentors()
                || !enrolment.status().isParticipating()) {
            throw new NotFound();
        }
        return enrolment;
    }
}
