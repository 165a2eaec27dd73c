package nl.kring.portal;

import java.util.UUID;
import nl.kring.companion.Companions;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.CandidatePrincipal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A participant joins the small group that was proposed. */
@Controller
class CompanionController {

    private final MyEnrolments myEnrolments;
    private final Companions companions;

    CompanionController(MyEnrolments myEnrolments, Companions companions) {
        this.myEnrolments = myEnrolments;
        this.companions = companions;
    }

    @PostMapping("/my/enrolments/{reference}/companions/{group}")
    String join(
            @PathVariable String reference,
            @PathVariable String group,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            RedirectAttributes redirected) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        UUID id = NotFound.parse(group);
        if (companions.of(enrolment).stream().noneMatch(each -> each.id().equals(id))) {
            throw new NotFound();
        }
        companions.confirm(id, enrolment);
        redirected.addFlashAttribute("done", "companions.done");
        return "redirect:/my/enrolments/" + reference;
    }
}
