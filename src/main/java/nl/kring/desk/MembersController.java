package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.kring.identity.CurrentActor;
import nl.kring.membership.Member;
import nl.kring.membership.MemberFile;
import nl.kring.membership.MemberImports;
import nl.kring.membership.MemberImports.Outcome;
import nl.kring.membership.Members;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition.Membership;
import nl.kring.programme.Programmes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of members of the association whose members a programme is for: look it up, and replace it by a new one. */
@Controller
@ForCoordinators
class MembersController {

    private static final int MOST_SHOWN = 100;

    private final Programmes programmes;
    private final Members members;
    private final MemberImports imports;
    private final CurrentActor currentActor;

    MembersController(Programmes programmes, Members members, MemberImports imports, CurrentActor currentActor) {
        this.programmes = programmes;
        this.members = members;
        this.imports = imports;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/programmes/{slug}/members")
    String list(@PathVariable String slug, @RequestParam(defaultValue = "") String search, Model model, Locale locale) {
        return list(slug, search, List.of(), model, locale);
    }

    private String list(String slug, String search, List<MemberFile.Mistake> mistakes, Model model, Locale locale) {
        Membership membership = page(slug, model, locale);
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<Member> found = members.of(membership.association()).stream()
                .filter(member -> contains(member, wanted))
                .toList();
        model.addAttribute("state", members.state(membership.association()).orElse(null));
        model.addAttribute("search", search);
        model.addAttribute("found", found.size());
        model.addAttribute("members", found.stream().limit(MOST_SHOWN).toList());
        model.addAttribute("mistakes", mistakes);
        return "desk/members";
    }

    private static boolean contains(Member member, String wanted) {
        return String.join(" ", member.name(), member.email(), member.number(), member.organisation())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    @PostMapping("/desk/programmes/{slug}/members")
    String read(
            @PathVariable String slug,
            @RequestParam MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        try {
            UUID id = imports.prepare(membership(slug).association(), file.getBytes());
            return "redirect:/desk/programmes/" + slug + "/members/" + id;
        } catch (MemberFile.Unreadable unreadable) {
            response.setStatus(422);
            return list(slug, "", unreadable.mistakes(), model, locale);
        }
    }

    @GetMapping("/desk/programmes/{slug}/members/{id}")
    String compare(@PathVariable String slug, @PathVariable UUID id, Model model, Locale locale) {
        Membership membership = page(slug, model, locale);
        return imports.compare(membership.association(), id)
                .map(comparison -> {
                    model.addAttribute("comparison", comparison);
                    return "desk/members-import";
                })
                .orElse("redirect:/desk/programmes/" + slug + "/members");
    }

    @PostMapping("/desk/programmes/{slug}/members/{id}")
    String carryOut(@PathVariable String slug, @PathVariable UUID id, RedirectAttributes redirect) {
        Outcome outcome = imports.carryOut(membership(slug).association(), id, currentActor.require());
        if (outcome == Outcome.OUTDATED) {
            Notice.bad(redirect, "members.outdated");
        } else {
            Notice.good(redirect, "members.imported");
        }
        return "redirect:/desk/programmes/" + slug + "/members";
    }

    private Membership page(String slug, Model model, Locale locale) {
        Membership membership = membership(slug);
        model.addAttribute("slug", slug);
        model.addAttribute("title", programme(slug).definition().title().in(locale));
        model.addAttribute("association", membership.association());
        return membership;
    }

    private Membership membership(String slug) {
        Membership membership = programme(slug).definition().conditions().membership();
        if (membership == null) {
            throw DeskPages.notFound();
        }
        return membership;
    }

    private Programme programme(String slug) {
        return programmes.findBySlug(slug).orElseThrow(DeskPages::notFound);
    }
}
