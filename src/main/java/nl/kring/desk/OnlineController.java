package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.desk.EditionPage.MeetingRow;
import nl.kring.desk.StaffActions.ChangedMeanwhile;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.ProgrammeDefinition.OnlineRules;
import nl.kring.session.Meetings;
import nl.kring.session.Meetings.OnlineHours;
import nl.kring.time.AppClock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Holds a meeting, or all meetings still to come, online that cannot be held in the room. */
@Controller
class OnlineController {

    private final EditionPages pages;
    private final StaffActions actions;
    private final Editions editions;
    private final Meetings meetings;
    private final Clock clock;

    OnlineController(EditionPages pages, StaffActions actions, Editions editions, Meetings meetings, Clock clock) {
        this.pages = pages;
        this.actions = actions;
        this.editions = editions;
        this.meetings = meetings;
        this.clock = clock;
    }

    /** A meeting with the hours at which it would be held online. */
    record Moved(Meeting meeting, OnlineHours hours) {}

    @GetMapping("/desk/editions/{id}/online")
    @ForCoordinators
    String allForm(@PathVariable UUID id, Model model) {
        return all(id, Typed.nothing(), model);
    }

    @PostMapping("/desk/editions/{id}/online")
    @ForCoordinators
    String moveAll(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Typed typed = new Typed(fields);
        String link = typed.link("link");
        String reason = typed.text("reason");
        if (link == null || reason == null) {
            response.setStatus(422);
            return all(id, typed, model);
        }
        try {
            actions.moveAllOnline(id, link, reason);
            Notice.good(redirect, "editionMovedOnline");
        } catch (IllegalStateException before) {
            Notice.bad(redirect, "editionOnlineBefore");
        }
        return "redirect:/desk/editions/" + id + "#meetings";
    }

    private String all(UUID id, Typed typed, Model model) {
        Edition edition = editions.get(id);
        OnlineRules rules = edition.definition().online();
        model.addAttribute("edition", edition);
        model.addAttribute(
                "moved",
                meetings.stillToCome(id).stream()
                        .map(meeting -> new Moved(meeting, meetings.onlineHours(meeting)))
                        .toList());
        model.addAttribute("rules", rules);
        model.addAttribute("inTheRoom", meetings.wasInTheRoom(id));
        model.addAttribute("lowerFee", rules == null ? edition.fee() : rules.of(edition.fee()));
        model.addAttribute("typed", typed);
        return "desk/all-online";
    }

    @GetMapping("/desk/editions/{id}/meetings/{meetingId}/online")
    String form(@PathVariable UUID id, @PathVariable UUID meetingId, Model model, Locale locale) {
        Meeting meeting = find(id, meetingId, model, locale).meeting();
        String link = meeting.link();
        OnlineHours hours = meeting.isOnline()
                ? new OnlineHours(meeting.startsAt(), meeting.endsAt())
                : meetings.onlineHours(meeting);
        model.addAttribute(
                "typed",
                new Typed(Map.of(
                        "day", hours.start().toLocalDate().toString(),
                        "from", hours.start().toLocalTime().toString(),
                        "until", hours.end().toLocalTime().toString(),
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
