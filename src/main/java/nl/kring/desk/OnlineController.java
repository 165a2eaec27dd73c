package nl.kring.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.desk.EditionPage.MeetingRow;
import nl.kring.desk.StaffActions.ChangedMeanwhile;
import nl.kring.programme.Meeting;
import nl.kring.time.AppClock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Holds a meeting online that cannot be held in the room. */
@Controller
class OnlineController {

    private final EditionPages pages;
    private final StaffActions actions;
    private final Clock clock;

    OnlineController(EditionPages pages, StaffActions actions, Clock clock) {
        this.pages = pages;
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping("/desk/editions/{id}/meetings/{meetingId}/online")
    String form(@PathVariable UUID id, @PathVariable UUID meetingId, Model model, Locale locale) {
        Meeting meeting = find(id, meetingId, model, locale).meeting();
        String link = meeting.link();
        model.addAttribute(
                "typed",
                new Typed(Map.of(
                        "day", meeting.startsAt().toLocalDate().toString(),
                        "from", meeting.startsAt().toLocalTime().toString(),
                        "until", meeting.endsAt().toLocalTime().toString(),
                        "link", link == null ? "" : link,
                        "seen", "" + meeting.sequence())));
        return "desk/online";
    }

    @PostMapping("/desk/editions/{id}/meetings/{meetingId}/online")
    String move(
            @PathVariable UUID id,
            @PathVariable UUID meetingId,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        find(id, meetingId, model, locale);
        Typed typed = new Typed(fields);
        LocalDate day = typed.date("day");
        LocalTime from = typed.time("from");
        LocalTime until = typed.time("until");
        String link = typed.link("link");
        String reason = typed.text("reason");
        Integer seen = typed.number("seen", 0, Integer.MAX_VALUE);
        if (from != null && until != null && !from.isBefore(until)) {
            typed.refuse("until", "endBeforeStart");
        }
        if (day != null
                && from != null
                && !day.atTime(from).atZone(AppClock.ZONE).toInstant().isAfter(clock.instant())) {
            typed.refuse("day", "past");
        }
        if (typed.isRight()
                && day != null
                && from != null
                && until != null
                && link != null
                && reason != null
                && seen != null) {
            try {
                actions.moveOnline(
                        id,
                        meetingId,
                        seen,
                        day.atTime(from).atZone(AppClock.ZONE),
                        day.atTime(until).atZone(AppClock.ZONE),
                        link,
                        reason);
                Notice.good(redirect, "movedOnline");
                return "redirect:/desk/editions/" + id + "#meetings";
            } catch (ChangedMeanwhile changed) {
                typed.outdated("" + find(id, meetingId, model, locale).meeting().sequence());
            } catch (IllegalStateException settled) {
                Notice.bad(redirect, "sessionSettled");
                return "redirect:/desk/editions/" + id + "#meetings";
            }
        }
        model.addAttribute("typed", typed);
        return "desk/online";
    }

    private MeetingRow find(UUID id, UUID meetingId, Model model, Locale locale) {
        EditionPage page = pages.page(id, locale);
        MeetingRow row = page.meetings().stream()
                .filter(each -> each.meeting().id().equals(meetingId))
                .findFirst()
                .orElseThrow(DeskPages::notFound);
        model.addAttribute("edition", page.edition());
        model.addAttribute("row", row);
        return row;
    }
}
