package nl.kring.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.CurrentActor;
import nl.kring.mentor.Mentor;
import nl.kring.mentor.MentorMeeting;
import nl.kring.mentor.MentorRefused;
import nl.kring.mentor.Mentoring;
import nl.kring.mentor.Mentorings;
import nl.kring.mentor.Mentors;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mentors of a programme and whom they coach in an edition: how often they met, and nothing of what was said. */
@Controller
class MentorsController {

    private static final int MOST = 20;

    private final Editions editions;
    private final Mentors mentors;
    private final Mentorings mentorings;
    private final Enrolments enrolments;
    private final CurrentActor currentActor;

    MentorsController(
            Editions editions,
            Mentors mentors,
            Mentorings mentorings,
            Enrolments enrolments,
            CurrentActor currentActor) {
        this.editions = editions;
        this.mentors = mentors;
        this.mentorings = mentorings;
        this.enrolments = enrolments;
        this.currentActor = currentActor;
    }

    /** @param meetings the newest first */
    record Pair(Mentoring mentoring, Enrolment participant, List<MentorMeeting> meetings) {}

    record Proposed(Enrolment participant, Mentor mentor) {}

    @GetMapping("/desk/editions/{id}/mentors")
    String show(@PathVariable UUID id, Model model) {
        return show(id, Typed.nothing(), model);
    }

    private String show(UUID id, Typed typed, Model model) {
        Edition edition = edition(id);
        model.addAttribute("edition", edition);
        model.addAttribute("mentors", mentors.of(edition.programme().id()));
        model.addAttribute(
                "pairs",
                mentorings.ofEdition(id).stream()
                        .map(mentoring -> new Pair(
                                mentoring,
                                enrolments.get(mentoring.enrolmentId()),
                                mentorings.meetings(mentoring.id())))
                        .toList());
        List<Proposed> proposal = new ArrayList<>();
        mentorings.propose(id).forEach((participant, mentor) -> proposal.add(new Proposed(participant, mentor)));
        model.addAttribute("proposal", proposal);
        model.addAttribute("without", mentorings.without(id));
        model.addAttribute("typed", typed);
        return "desk/mentors";
    }

    private Edition edition(UUID id) {
        Edition edition = editions.get(id);
        if (!edition.definition().mentors()) {
            throw DeskPages.notFound();
        }
        return edition;
    }

    @ForCoordinators
    @PostMapping("/desk/editions/{id}/mentors")
    ModelAndView add(
            @PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes redirect) {
        Edition edition = edition(id);
        Typed typed = new Typed(values);
        String name = typed.line("name");
        String email = typed.email("email");
        String organisation = typed.line("organisation");
        Integer capacity = typed.number("capacity", 1, MOST);
        if (!typed.isRight() || name == null || email == null || organisation == null || capacity == null) {
            return new ModelAndView(show(id, typed, model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        carryOut(
                redirect,
                "mentors.added",
                () -> mentors.add(
                        edition.programme().id(), name, email, organisation, capacity, currentActor.require()));
        return back(id);
    }

    @ForCoordinators
    @PostMapping("/desk/editions/{id}/mentors/{mentor}/stop")
    ModelAndView stop(@PathVariable UUID id, @PathVariable UUID mentor, RedirectAttributes redirect) {
        UUID programme = edition(id).programme().id();
        mentors.find(mentor)
                .filter(each -> each.programmeId().equals(programme))
                .orElseThrow(DeskPages::notFound);
        carryOut(redirect, "mentors.stopped", () -> mentorings.stop(mentor, currentActor.require()));
        return back(id);
    }

    /** @param pairs of the ids of a participant and a mentor */
    @ForCoordinators
    @PostMapping("/desk/editions/{id}/mentors/settle")
    ModelAndView settle(
            @PathVariable UUID id, @RequestParam(name = "pair") List<String> pairs, RedirectAttributes redirect) {
        edition(id);
        carryOut(redirect, "mentors.settled", () -> pairs.forEach(pair -> settle(id, pair)));
        return back(id);
    }

    private void settle(UUID editionId, String pair) {
        String[] ids = pair.split("/");
        if (ids.length != 2) {
            throw DeskPages.notFound();
        }
        mentorings.settle(editionId, UUID.fromString(ids[0]), UUID.fromString(ids[1]), currentActor.require());
    }

    private static void carryOut(RedirectAttributes redirect, String done, Runnable command) {
        try {
            command.run();
            Notice.good(redirect, done);
        } catch (MentorRefused refused) {
            Notice.bad(redirect, "mentors." + refused.reason());
        } catch (IllegalArgumentException noId) {
            Notice.bad(redirect, "mentors.NO_ROOM");
        }
    }

    private static ModelAndView back(UUID id) {
        return new ModelAndView("redirect:/desk/editions/" + id + "/mentors");
    }
}
