package nl.kring.portal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.kring.companion.Companions;
import nl.kring.companion.Group;
import nl.kring.companion.HalfDay;
import nl.kring.companion.Intervision;
import nl.kring.companion.IntervisionRefused;
import nl.kring.companion.Intervisions;
import nl.kring.companion.Shadowing;
import nl.kring.companion.Shadowings;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.TaskSummary;
import nl.kring.identity.Actor;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.programme.LocalizedText;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
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

/** A small group as its members see it: who is in it, when they meet, whose case is central, and the shadowing days. */
@Controller
@RequestMapping("/my/enrolments/{reference}/companions/{group}")
class CompanionController {

    private static final String ANSWER = "Task_AnswerDatePoll";
    private static final String DESCRIBE = "Task_DescribeCase";

    private final MyEnrolments myEnrolments;
    private final Companions companions;
    private final Intervisions intervisions;
    private final Shadowings shadowings;
    private final TaskForms tasks;

    CompanionController(
            MyEnrolments myEnrolments,
            Companions companions,
            Intervisions intervisions,
            Shadowings shadowings,
            TaskForms tasks) {
        this.myEnrolments = myEnrolments;
        this.companions = companions;
        this.intervisions = intervisions;
        this.shadowings = shadowings;
        this.tasks = tasks;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    /**
     * A half-day of intervision.
     *
     * @param suiting which half-days suit the reader
     * @param bringer whose case is central; null until the half-day is settled
     * @param caseText null while it is not described
     * @param turns who can have the turn
     */
    record HalfDayPage(
            Intervision intervision,
            LocalizedText after,
            boolean pollOpen,
            boolean ahead,
            boolean over,
            List<HalfDay> halfDays,
            List<UUID> suiting,
            @Nullable Enrolment bringer,
            boolean own,
            @Nullable String caseText,
            List<Enrolment> turns) {}

    /** Of a day of shadowing: who visits whom. */
    record Visit(Shadowing day, Enrolment visitor, Enrolment host) {}

    @GetMapping
    String show(
            @PathVariable String reference,
            @PathVariable("group") String groupId,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        Group group = group(enrolment, groupId);
        model.addAttribute("my", myEnrolments.show(reference, candidate.email(), locale));
        model.addAttribute("group", group);
        model.addAttribute(
                "mates",
                group.members().stream()
                        .filter(member -> !member.id().equals(enrolment.id()))
                        .toList());
        model.addAttribute(
                "halfDays",
                intervisions.of(group.id()).stream()
                        .map(intervision -> page(intervision, enrolment))
                        .toList());
        model.addAttribute("visits", visits(group));
        return "portal/companions";
    }

    private HalfDayPage page(Intervision intervision, Enrolment reader) {
        List<Enrolment> members = intervisions.members(intervision);
        List<UUID> turns = intervisions.turns(intervision);
        return new HalfDayPage(
                intervision,
                intervisions.meeting(intervision).title(),
                intervisions.isPollOpen(intervision),
                intervisions.isAhead(intervision),
                intervisions.isOver(intervision),
                intervisions.halfDays(intervision),
                intervisions.answer(intervision, reader.id()).orElse(List.of()),
                members.stream()
                        .filter(member -> intervision.isBroughtBy(member.id()))
                        .findFirst()
                        .orElse(null),
                intervision.isBroughtBy(reader.id()),
                intervisions.caseFor(intervision, reader).orElse(null),
                members.stream().filter(member -> turns.contains(member.id())).toList());
    }

    private List<Visit> visits(Group group) {
        return group.members().stream()
                .flatMap(visitor -> shadowings.of(visitor.id()).stream()
                        .flatMap(day -> group.members().stream()
                                .filter(host -> host.id().equals(day.host()))
                                .map(host -> new Visit(day, visitor, host))))
                .toList();
    }

    /** What is sent is either the answer to the task, or changes an earlier answer. */
    @PostMapping(path = "/{intervision}/answer", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String answer(
            @PathVariable String reference,
            @PathVariable("group") String groupId,
            @PathVariable("intervision") String intervisionId,
            @RequestParam(defaultValue = "") List<String> suiting,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        Intervision intervision = intervision(enrolment, groupId, intervisionId);
        return carryOut(reference, groupId, redirected, Map.of(), "companions.answered", () -> {
            if (!submitted(enrolment, ANSWER, Map.of("suiting", suiting))) {
                intervisions.answer(
                        intervision.id(),
                        enrolment.id(),
                        suiting.stream().map(NotFound::parse).toList());
            }
        });
    }

    @PostMapping(path = "/{intervision}/propose", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String propose(
            @PathVariable String reference,
            @PathVariable("group") String groupId,
            @PathVariable("intervision") String intervisionId,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        Intervision intervision = intervision(enrolment, groupId, intervisionId);
        Map<String, String> typed = Map.of("day", day, "from", from, "to", to);
        return carryOut(reference, groupId, redirected, typed, "companions.proposed", () -> {
            try {
                intervisions.propose(intervision.id(), moment(day, from), moment(day, to));
            } catch (DateTimeParseException mistyped) {
                throw new Mistyped();
            }
        });
    }

    private static ZonedDateTime moment(String day, String time) {
        return LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(AppClock.ZONE);
    }

    @PostMapping(path = "/{intervision}/link", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String meetAt(
            @PathVariable String reference,
            @PathVariable("group") String groupId,
            @PathVariable("intervision") String intervisionId,
            @RequestParam(defaultValue = "") String link,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        Intervision intervision = intervision(enrolment, groupId, intervisionId);
        return carryOut(
                reference,
                groupId,
                redirected,
                Map.of("link", link),
                "companions.linked",
                () -> intervisions.meetAt(intervision.id(), link));
    }

    @PostMapping(path = "/{intervision}/turn", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String turn(
            @PathVariable String reference,
            @PathVariable("group") String groupId,
            @PathVariable("intervision") String intervisionId,
            @RequestParam String member,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        Intervision intervision = intervision(enrolment, groupId, intervisionId);
        return carryOut(
                reference,
                groupId,
                redirected,
                Map.of(),
                "companions.turned",
                () -> intervisions.bring(intervision.id(), NotFound.parse(member)));
    }

    @PostMapping(path = "/{intervision}/case", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String describe(
            @PathVariable String reference,
            @PathVariable("group") String groupId,
            @PathVariable("intervision") String intervisionId,
            @RequestParam(defaultValue = "") String caseText,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        Intervision intervision = intervision(enrolment, groupId, intervisionId);
        return carryOut(reference, groupId, redirected, Map.of("caseText", caseText), "companions.described", () -> {
            if (!submitted(enrolment, DESCRIBE, Map.of("caseText", caseText))) {
                intervisions.describe(intervision.id(), enrolment.id(), caseText);
            }
        });
    }

    /** Not a date or a time. */
    private static final class Mistyped extends RuntimeException {}

    private static String carryOut(
            String reference,
            String group,
            RedirectAttributes redirected,
            Map<String, String> typed,
            String done,
            Runnable command) {
        try {
            command.run();
            redirected.addFlashAttribute("done", done);
        } catch (IntervisionRefused refused) {
            redirected.addFlashAttribute("changed", "companions.refused." + refused.reason());
            redirected.addFlashAttribute("typed", typed);
        } catch (Mistyped mistyped) {
            redirected.addFlashAttribute("changed", "companions.refused.NO_HALF_DAY");
            redirected.addFlashAttribute("typed", typed);
        } catch (FormRejected rejected) {
            redirected.addFlashAttribute(
                    "refusal",
                    rejected.errors().stream().map(FieldError::message).toList());
            redirected.addFlashAttribute("typed", typed);
        }
        return "redirect:/my/enrolments/" + reference + "/companions/" + group;
    }

    /** Whether a task was open that this answers. */
    private boolean submitted(Enrolment enrolment, String key, Map<String, Object> answers) {
        List<TaskSummary> open = tasks.openFor(enrolment.id()).stream()
                .filter(task -> task.key().equals(key))
                .toList();
        if (open.isEmpty()) {
            return false;
        }
        tasks.submit(open.get(0).id(), Actor.candidate(enrolment.email(), enrolment.name()), answers);
        return true;
    }

    /** @throws NotFound when the participant is not in such a group */
    private Group group(Enrolment enrolment, String groupId) {
        UUID id = NotFound.parse(groupId);
        return companions.of(enrolment).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Intervision intervision(Enrolment enrolment, String groupId, String intervisionId) {
        Group group = group(enrolment, groupId);
        return intervisions
                .find(NotFound.parse(intervisionId))
                .filter(intervision -> Objects.equals(intervision.groupId(), group.id()))
                .orElseThrow(NotFound::new);
    }
}
