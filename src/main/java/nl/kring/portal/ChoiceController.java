package nl.kring.portal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import nl.kring.choice.Round;
import nl.kring.choice.Tally;
import nl.kring.choice.VoteRefused;
import nl.kring.choice.Voting;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.TaskSummary;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.ChoiceOption;
import nl.kring.programme.ProgrammeDefinition.ChoiceRules;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The vote on the topic that the group chooses: the own vote while it is open, the count once it is over. */
@Controller
@RequestMapping("/my/enrolments/{reference}/choice")
class ChoiceController {

    private static final String TASK = "Task_VoteOnTopic";

    private final MyEnrolments myEnrolments;
    private final Voting voting;
    private final Editions editions;
    private final TaskForms tasks;

    ChoiceController(MyEnrolments myEnrolments, Voting voting, Editions editions, TaskForms tasks) {
        this.myEnrolments = myEnrolments;
        this.voting = voting;
        this.editions = editions;
        this.tasks = tasks;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    /** @param tally of a round that is over */
    record Counted(int number, List<Line> lines, Tally tally) {

        record Line(ChoiceOption option, int votes) {}
    }

    @GetMapping
    String show(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Enrolment enrolment = participant(reference, candidate);
        Optional<TaskSummary> asked = asked(enrolment);
        if (asked.isPresent() && voting.isOpen(enrolment.editionId())) {
            return "redirect:/my/tasks/" + asked.get().id();
        }
        return page(enrolment, candidate, model, locale);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView vote(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String topic,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            RedirectAttributes redirected,
            Locale locale) {
        Enrolment enrolment = participant(reference, candidate);
        Optional<TaskSummary> asked = asked(enrolment);
        if (asked.isPresent() && voting.isOpen(enrolment.editionId())) {
            return new ModelAndView("redirect:/my/tasks/" + asked.get().id());
        }
        try {
            voting.cast(enrolment.id(), topic);
            redirected.addFlashAttribute("done", "portal.choice.done");
        } catch (VoteRefused refused) {
            if (refused.reason() == VoteRefused.Reason.NO_SUCH_OPTION) {
                model.addAttribute("error", "portal.choice.required");
                return new ModelAndView(
                        page(enrolment, candidate, model, locale), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
            }
            redirected.addFlashAttribute("done", "portal.choice.over");
        }
        return new ModelAndView("redirect:/my/enrolments/" + reference + "/choice");
    }

    private Optional<TaskSummary> asked(Enrolment enrolment) {
        return tasks.openFor(enrolment.id()).stream()
                .filter(task -> task.key().equals(TASK))
                .findFirst();
    }

    private Enrolment participant(String reference, CandidatePrincipal candidate) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        boolean chooses = editions.get(enrolment.editionId()).definition().choice() != null;
        if (!chooses
                || !enrolment.status().isParticipating()
                || voting.rounds(enrolment.editionId()).isEmpty()) {
            throw new NotFound();
        }
        return enrolment;
    }

    private String page(Enrolment enrolment, CandidatePrincipal candidate, Model model, Locale locale) {
        Edition edition = editions.get(enrolment.editionId());
        ChoiceRules rules = Objects.requireNonNull(edition.definition().choice());
        Round current = voting.current(edition.id()).orElseThrow();
        model.addAttribute("my", myEnrolments.show(enrolment.reference(), candidate.email(), locale));
        model.addAttribute("meeting", voting.meeting(edition).title().in(locale));
        model.addAttribute("open", voting.isOpen(edition.id()));
        model.addAttribute("round", current);
        model.addAttribute(
                "options", current.options().stream().map(rules::option).toList());
        model.addAttribute("chosen", voting.ballotOf(enrolment, current).orElse(""));
        model.addAttribute("result", voting.result(edition.id()).orElse(null));
        model.addAttribute(
                "winner",
                voting.result(edition.id())
                        .map(result -> rules.option(result.option()))
                        .orElse(null));
        model.addAttribute(
                "counted",
                voting.rounds(edition.id()).stream()
                        .filter(round -> !round.isOpen())
                        .map(round -> counted(edition, rules, round))
                        .toList());
        return "portal/choice";
    }

    private Counted counted(Edition edition, ChoiceRules rules, Round round) {
        Tally tally = voting.tally(edition.id(), round);
        return new Counted(
                round.number(),
                tally.votes().entrySet().stream()
                        .map(option -> new Counted.Line(rules.option(option.getKey()), option.getValue()))
                        .toList(),
                tally);
    }
}
