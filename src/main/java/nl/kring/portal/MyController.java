package nl.kring.portal;

import java.util.Locale;
import nl.kring.contracting.Agreement;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.IllegalTransition;
import nl.kring.enrolment.Nominations;
import nl.kring.evaluation.CertificateOfParticipation;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.network.NetworkMembers;
import nl.kring.portal.MyEnrolment.Leaving;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** A candidate's own enrolments. */
@Controller
@RequestMapping("/my")
class MyController {

    private static final int LONGEST_REASON = 2_000;

    private final MyEnrolments myEnrolments;
    private final Enrolling enrolling;
    private final LeavingTheList leavingTheList;
    private final CertificateOfParticipation certificates;
    private final Nominations nominations;
    private final BoardPages boardPages;
    private final NetworkMembers networkMembers;

    MyController(
            MyEnrolments myEnrolments,
            Enrolling enrolling,
            LeavingTheList leavingTheList,
            CertificateOfParticipation certificates,
            Nominations nominations,
            BoardPages boardPages,
            NetworkMembers networkMembers) {
        this.myEnrolments = myEnrolments;
        this.enrolling = enrolling;
        this.leavingTheList = leavingTheList;
        this.certificates = certificates;
        this.nominations = nominations;
        this.boardPages = boardPages;
        this.networkMembers = networkMembers;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping
    String all(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        model.addAttribute("entries", myEnrolments.of(candidate.email()));
        model.addAttribute("name", candidate.name());
        return "portal/my";
    }

    @GetMapping("/enrolments/{reference}")
    String show(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        model.addAttribute("my", myEnrolments.show(reference, candidate.email(), locale));
        model.addAttribute("network", networkMembers.isMember(myEnrolments.get(reference, candidate.email())));
        model.addAttribute("nominates", nominations.canNominate(myEnrolments.get(reference, candidate.email())));
        model.addAttribute("board", boardPages.hasSaidSomething(myEnrolments.get(reference, candidate.email())));
        return "portal/enrolment";
    }

    @GetMapping("/enrolments/{reference}/agreements/{version:\\d{1,6}}")
    String agreement(
            @PathVariable String reference,
            @PathVariable int version,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Agreement agreement = myEnrolments.agreement(reference, candidate.email(), version);
        model.addAttribute("my", myEnrolments.show(reference, candidate.email(), locale));
        model.addAttribute("version", agreement.version());
        model.addAttribute("recordedAt", agreement.recordedAt());
        model.addAttribute("setUp", agreement.setUp());
        return "portal/agreement";
    }

    @GetMapping("/enrolments/{reference}/certificate.pdf")
    ResponseEntity<byte[]> certificate(
            @PathVariable String reference, @AuthenticationPrincipal CandidatePrincipal candidate) {
        byte[] pdf = certificates
                .of(myEnrolments.get(reference, candidate.email()).id())
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("certificate-" + reference + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    @GetMapping("/enrolments/{reference}/withdraw")
    String askToWithdraw(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        MyEnrolment my = myEnrolments.show(reference, candidate.email(), locale);
        model.addAttribute("my", my);
        if (my.leaving().cancels()) {
            return "redirect:/my/enrolments/" + reference + "/cancel";
        }
        return my.leaving().possible() ? "portal/withdraw" : "redirect:/my/enrolments/" + reference;
    }

    @PostMapping(path = "/enrolments/{reference}/withdraw", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView withdraw(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean sure,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            RedirectAttributes redirected,
            Locale locale) {
        MyEnrolment my = myEnrolments.show(reference, candidate.email(), locale);
        String page = "redirect:/my/enrolments/" + my.enrolment().reference();
        if (!my.leaving().possible() || my.leaving().cancels()) {
            return overtaken(reference, reason, candidate, redirected);
        }
        String cleanReason = reason.strip();
        String error = !sure ? "sure" : !isText(cleanReason) ? "reason" : null;
        if (error != null) {
            model.addAttribute("my", my);
            model.addAttribute("error", error);
            model.addAttribute("reason", reason);
            return new ModelAndView("portal/withdraw", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            enrolling.withdraw(my.enrolment().id(), cleanReason);
        } catch (IllegalTransition overtaken) {
            return overtaken(reference, reason, candidate, redirected);
        }
        redirected.addFlashAttribute("done", "portal.withdraw.done");
        return new ModelAndView(page);
    }

    /** Somebody else was first: whoever was admitted meanwhile can cancel, for the others there is nothing left to do. */
    private ModelAndView overtaken(
            String reference, String reason, CandidatePrincipal candidate, RedirectAttributes redirected) {
        Enrolment now = myEnrolments.get(reference, candidate.email());
        String page = "redirect:/my/enrolments/" + now.reference();
        if (now.status().canCancel()) {
            redirected.addFlashAttribute("changed", "portal.leave.admitted");
            redirected.addFlashAttribute("reason", SentForm.showable(reason));
            return new ModelAndView(page + "/cancel");
        }
        redirected.addFlashAttribute("changed", Leaving.overtakenBy(now.status()));
        return new ModelAndView(page);
    }

    /** Off the waiting list, or no to the offered place, with one click; once it is over the page says how things stand. */
    @PostMapping("/enrolments/{reference}/leave-list")
    String leaveList(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        if (LeavingTheList.isPossible(enrolment)) {
            leavingTheList.leave(enrolment);
            redirected.addFlashAttribute("done", "portal.left.done.title");
        } else {
            redirected.addFlashAttribute("changed", Leaving.overtakenBy(enrolment.status()));
        }
        return "redirect:/my/enrolments/" + enrolment.reference();
    }

    private static boolean isText(String typed) {
        return typed.length() <= LONGEST_REASON
                && typed.chars()
                        .noneMatch(
                                c -> c == 0xFFFD || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }
}
