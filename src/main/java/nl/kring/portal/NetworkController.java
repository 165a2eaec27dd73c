package nl.kring.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.network.NetworkChange;
import nl.kring.network.NetworkLife;
import nl.kring.network.NetworkMembers;
import nl.kring.network.NetworkMembers.Profile;
import nl.kring.network.NetworkMembers.Yield;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Contributions;
import nl.kring.session.Contributions.Contribution;
import nl.kring.session.Session;
import nl.kring.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The members' page of a network: who takes part, what each works on, and what the meetings brought. */
@Controller
class NetworkController {

    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{0,30}");
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]|\\uFFFD");

    private final MyEnrolments myEnrolments;
    private final NetworkMembers members;
    private final NetworkLife life;
    private final NetworkChange change;
    private final Editions editions;
    private final Sessions sessions;
    private final Contributions contributions;
    private final Dates dates;
    private final Clock clock;

    NetworkController(
            MyEnrolments myEnrolments,
            NetworkMembers members,
            NetworkLife life,
            NetworkChange change,
            Editions editions,
            Sessions sessions,
            Contributions contributions,
            Dates dates,
            Clock clock) {
        this.myEnrolments = myEnrolments;
        this.members = members;
        this.life = life;
        this.change = change;
        this.editions = editions;
        this.sessions = sessions;
        this.contributions = contributions;
        this.dates = dates;
        this.clock = clock;
    }

    @GetMapping("/my/enrolments/{reference}/network")
    String show(
            @PathVariable String reference,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale) {
        Enrolment member = member(reference, candidate);
        Profile said = members.profile(member.id());
        Profile known = new Profile(said.sharesContact(), said.phone(), members.questionOf(member));
        return page(member, known, null, model, locale);
    }

    @PostMapping(path = "/my/enrolments/{reference}/network", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView save(
            @PathVariable String reference,
            @RequestParam(defaultValue = "false") boolean sharesContact,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String question,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Enrolment member = member(reference, candidate);
        Profile profile = new Profile(sharesContact, phone.strip(), question.strip());
        String error = null;
        if (!PHONE.matcher(profile.phone()).matches()) {
            error = "phone";
        } else if (profile.question().length() > NetworkMembers.LONGEST_QUESTION
                || UNREADABLE.matcher(profile.question()).find()) {
            error = "question";
        }
        if (error != null) {
            return new ModelAndView(
                    page(member, profile, error, model, locale), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        members.save(member.id(), profile);
        redirect.addFlashAttribute("done", "portal.members.saved");
        return new ModelAndView("redirect:/my/enrolments/" + reference + "/network");
    }

    @GetMapping("/my/enrolments/{reference}/network/portfolio.txt")
    ResponseEntity<byte[]> portfolio(
            @PathVariable String reference, @AuthenticationPrincipal CandidatePrincipal candidate, Locale locale) {
        Edition edition = editions.get(member(reference, candidate).editionId());
        StringBuilder text = new StringBuilder(edition.definition().title().in(locale)).append("\r\n");
        for (Yield each : members.portfolio(edition.programme().id())) {
            text.append("\r\n")
                    .append(each.meeting().in(locale))
                    .append(", ")
                    .append(dates.day(each.on()))
                    .append("\r\n");
            if (each.theme() != null) {
                text.append(each.theme()).append("\r\n");
            }
            text.append(each.yield()).append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(edition.definition().slug() + ".txt")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What the group chose at its latest meeting for the next one; null before, or where it chose nothing. */
    private @Nullable String nextTheme(Edition edition) {
        return edition.meetings().stream()
                .flatMap(meeting -> sessions.findById(meeting.id()).stream())
                .filter(session -> session.outcome() != null)
                .reduce((earlier, later) -> later)
                .map(Session::nextTheme)
                .orElse(null);
    }

    /** What participants bring for a meeting. */
    record Brought(Meeting meeting, List<Contribution> contributions) {}

    private List<Brought> brought(Edition edition, Locale locale) {
        return edition.meetings().stream()
                .map(meeting -> new Brought(meeting, contributions.of(meeting, locale)))
                .filter(each -> !each.contributions().isEmpty())
                .toList();
    }

    /** @throws NotFound for whoever is no member */
    private Enrolment member(String reference, CandidatePrincipal candidate) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        if (!members.isMember(enrolment)) {
            throw new NotFound();
        }
        return enrolment;
    }

    private String page(Enrolment member, Profile profile, @Nullable String error, Model model, Locale locale) {
        Edition edition = editions.get(member.editionId());
        model.addAttribute("nav", "my");
        model.addAttribute("reference", member.reference());
        model.addAttribute("title", edition.definition().title());
        model.addAttribute("edition", edition.title());
        model.addAttribute("phase", life.phase(edition.programme()));
        model.addAttribute(
                "asksBaseline",
                edition.kickOff().endsAt().toInstant().isBefore(clock.instant()) && !change.hasBaseline(member.id()));
        model.addAttribute("change", change.of(member.id(), locale));
        model.addAttribute("profile", profile);
        model.addAttribute("error", error);
        model.addAttribute("longest", NetworkMembers.LONGEST_QUESTION);
        model.addAttribute("members", members.of(edition.id()));
        model.addAttribute("nextTheme", nextTheme(edition));
        model.addAttribute("brought", brought(edition, locale));
        List<Yield> portfolio = members.portfolio(edition.programme().id());
        model.addAttribute("portfolio", portfolio);
        return "portal/network";
    }
}
