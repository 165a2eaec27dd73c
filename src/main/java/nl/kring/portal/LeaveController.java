package nl.kring.portal;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.SecondGroups;
import nl.kring.identity.LinkState;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.programme.InterestList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The links in letters with which somebody leaves the waiting list, declines an offered place, or leaves the interest list.
 * Looking changes nothing; the one button does.
 */
@Controller
class LeaveController {

    private final MagicLinks links;
    private final Enrolments enrolments;
    private final LeavingTheList leavingTheList;
    private final SecondGroups secondGroups;
    private final InterestList interestList;
    private final Catalogue catalogue;
    private final TransactionTemplate transaction;

    LeaveController(
            MagicLinks links,
            Enrolments enrolments,
            LeavingTheList leavingTheList,
            SecondGroups secondGroups,
            InterestList interestList,
            Catalogue catalogue,
            TransactionTemplate transaction) {
        this.links = links;
        this.enrolments = enrolments;
        this.leavingTheList = leavingTheList;
        this.secondGroups = secondGroups;
        this.interestList = interestList;
        this.catalogue = catalogue;
        this.transaction = transaction;
    }

    @GetMapping("/leave/{token}")
    ModelAndView show(@PathVariable String token, Model model, Locale locale) {
        model.addAttribute("token", token);
        if (links.peek(Purpose.LEAVE_INTEREST_LIST, token).isPresent()) {
            model.addAttribute("list", "interest");
            return new ModelAndView("portal/leave", model.asMap());
        }
        Optional<Enrolment> enrolment =
                links.peek(Purpose.LEAVE_WAITING_LIST, token).flatMap(this::enrolment);
        if (enrolment.isEmpty()) {
            return notValid(token, model);
        }
        if (!LeavingTheList.isPossible(enrolment.get())) {
            return result("over", HttpStatus.GONE, model);
        }
        UUID editionId = enrolment.get().editionId();
        model.addAttribute("list", whatIsLeft(enrolment.get()));
        model.addAttribute("programme", catalogue.programmeOf(editionId, locale).orElseThrow(NotFound::new));
        model.addAttribute("edition", catalogue.edition(editionId, locale).orElseThrow(NotFound::new));
        return new ModelAndView("portal/leave", model.asMap());
    }

    /** Names the text; whoever declines a second group goes back to the first list. */
    private String whatIsLeft(Enrolment enrolment) {
        if (secondGroups.comesFrom(enrolment).isPresent()) {
            return enrolment.teamId() == null ? "SECOND_GROUP" : "SECOND_GROUP_TEAM";
        }
        return enrolment.status().name();
    }

    @PostMapping("/leave/{token}")
    ModelAndView leave(@PathVariable String token, Model model) {
        // Together, so that a link is not used up by something that failed.
        Optional<String> left = Optional.ofNullable(transaction.execute(status -> leave(token)));
        return left.map(how -> result(how, HttpStatus.OK, model)).orElseGet(() -> notValid(token, model));
    }

    /** Which text says what became of it; null when the link is not good any more. */
    private @Nullable String leave(String token) {
        Optional<String> interest = links.redeem(Purpose.LEAVE_INTEREST_LIST, token);
        interest.map(UUID::fromString).ifPresent(interestList::remove);
        Optional<Enrolment> enrolment =
                links.redeem(Purpose.LEAVE_WAITING_LIST, token).flatMap(this::enrolment);
        boolean onTheList = enrolment.filter(LeavingTheList::isPossible).isPresent();
        enrolment.ifPresent(leavingTheList::leave);
        if (onTheList
                && enrolment
                        .flatMap(before -> enrolments.findById(before.id()))
                        .filter(now -> !now.hasEnded())
                        .isPresent()) {
            return "kept";
        }
        return interest.isPresent() || onTheList ? "done" : null;
    }

    private Optional<Enrolment> enrolment(String id) {
        return enrolments.findById(UUID.fromString(id));
    }

    private ModelAndView notValid(String token, Model model) {
        LinkState waiting = links.state(Purpose.LEAVE_WAITING_LIST, token);
        LinkState state = waiting == LinkState.UNKNOWN ? links.state(Purpose.LEAVE_INTEREST_LIST, token) : waiting;
        return switch (state) {
            case UNKNOWN -> result("unknown", HttpStatus.NOT_FOUND, model);
            case USED -> result("used", HttpStatus.GONE, model);
            case EXPIRED, VALID -> result("over", HttpStatus.GONE, model);
        };
    }

    private static ModelAndView result(String how, HttpStatus status, Model model) {
        model.addAttribute("how", how);
        return new ModelAndView("portal/left", model.asMap(), status);
    }
}
