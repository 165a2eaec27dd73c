package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.ConditionEvaluator;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.FormView;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.TaskSummary;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.network.NetworkChange;
import nl.kring.network.NetworkMembers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The baseline that participants of a network fill in once, in its first months. */
@Controller
class BaselineController {

    private final MyEnrolments myEnrolments;
    private final NetworkMembers members;
    private final NetworkChange change;
    private final TaskForms tasks;
    private final ConditionEvaluator conditions;
    private final MessageSource messages;

    BaselineController(
            MyEnrolments myEnrolments,
            NetworkMembers members,
            NetworkChange change,
            TaskForms tasks,
            ConditionEvaluator conditions,
            MessageSource messages) {
        this.myEnrolments = myEnrolments;
        this.members = members;
        this.change = change;
        this.tasks = tasks;
        this.conditions = conditions;
        this.messages = messages;
    }

    @GetMapping("/my/enrolments/{reference}/network/baseline")
    String form(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Enrolment member = member(reference, candidate);
        if (change.hasBaseline(member.id())) {
            return "redirect:/my/enrolments/" + reference + "/network";
        }
        Optional<TaskSummary> asked = tasks.openFor(member.id()).stream()
                .filter(task -> task.key().equals(NetworkChange.MEASUREMENT))
                .findFirst();
        if (asked.isPresent()) {
            return "redirect:/my/tasks/" + asked.get().id();
        }
        return show(member, null, List.of(), model, locale);
    }

    @PostMapping(
            path = "/my/enrolments/{reference}/network/baseline",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView keep(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            HttpServletRequest request,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Enrolment member = member(reference, candidate);
        SentForm sent = SentForm.of(request, parameters);
        try {
            change.keepBaseline(member.id(), sent.answers(messages, locale));
        } catch (FormRejected rejected) {
            return new ModelAndView(
                    show(member, sent.showable(), rejected.errors(), model, locale),
                    model.asMap(),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        redirect.addFlashAttribute("done", "portal.baseline.kept");
        return new ModelAndView("redirect:/my/enrolments/" + reference + "/network");
    }

    private Enrolment member(String reference, CandidatePrincipal candidate) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        if (!members.isMember(enrolment)) {
            throw new NotFound();
        }
        return enrolment;
    }

    private String show(
            Enrolment member,
            @Nullable MultiValueMap<String, String> typed,
            List<FieldError> errors,
            Model model,
            Locale locale) {
        model.addAttribute("nav", "my");
        model.addAttribute("reference", member.reference());
        model.addAttribute("form", FormView.of(change.baseline(), Map.of(), typed, errors, locale, conditions));
        return "portal/baseline";
    }
}
