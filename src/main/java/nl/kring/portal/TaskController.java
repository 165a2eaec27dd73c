package nl.kring.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.ConditionEvaluator;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.FormView;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.OpenForm;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.identity.Actor;
import nl.kring.identity.CandidatePrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of a task that waits for the candidate. */
@Controller
@RequestMapping("/my/tasks/{taskId}")
class TaskController {

    private final TaskForms tasks;
    private final MyEnrolments myEnrolments;
    private final ConditionEvaluator conditions;
    private final MessageSource messages;

    TaskController(TaskForms tasks, MyEnrolments myEnrolments, ConditionEvaluator conditions, MessageSource messages) {
        this.tasks = tasks;
        this.myEnrolments = myEnrolments;
        this.conditions = conditions;
        this.messages = messages;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping
    String show(
            @PathVariable String taskId,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        show(taskId, candidate, null, List.of(), model, locale);
        return "portal/task";
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView submit(
            @PathVariable String taskId,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirected,
            Locale locale) {
        Enrolment enrolment = myEnrolments.ofTask(taskId, candidate.email()).orElseThrow(() -> new TaskNotOpen(taskId));
        SentForm sent = SentForm.of(request, parameters);
        try {
            tasks.submit(taskId, actor(candidate), sent.answers(messages, locale));
        } catch (FormRejected rejected) {
            show(taskId, candidate, sent.showable(), rejected.errors(), model, locale);
            return new ModelAndView("portal/task", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        redirected.addFlashAttribute("done", "portal.task.done");
        return new ModelAndView("redirect:/my/enrolments/" + enrolment.reference());
    }

    private void show(
            String taskId,
            CandidatePrincipal candidate,
            @Nullable MultiValueMap<String, String> typed,
            List<FieldError> errors,
            Model model,
            Locale locale) {
        Enrolment enrolment = myEnrolments.ofTask(taskId, candidate.email()).orElseThrow(() -> new TaskNotOpen(taskId));
        OpenForm open = tasks.open(taskId, actor(candidate));
        model.addAttribute("my", myEnrolments.show(enrolment.reference(), candidate.email(), locale));
        model.addAttribute("task", MyEnrolments.task(open.task()));
        model.addAttribute("form", FormView.of(open.schema(), open.values(), typed, errors, locale, conditions));
    }

    private static Actor actor(CandidatePrincipal candidate) {
        return Actor.candidate(candidate.email(), candidate.name());
    }

    /** Done already, sent twice, over, or never there: the enrolment tells how things stand. */
    @ExceptionHandler
    ModelAndView notOpen(TaskNotOpen notOpen) {
        return new ModelAndView("portal/task-not-open", HttpStatus.GONE);
    }
}
