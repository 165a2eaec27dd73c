package nl.kring.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Rescheduling;
import nl.kring.session.Rescheduling.OutdatedTimetable;
import nl.kring.session.Timetable;
import nl.kring.session.Timetable.Slot;
import nl.kring.time.AppClock;
import nl.kring.time.Holidays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dates, places and fee of one edition: change them, look at what that means, carry it out. */
@Controller
@ForCoordinators
class DatesController {

    private static final String VIEW = "desk/dates";

    private final Editions editions;
    private final Rescheduling rescheduling;
    private final StaffActions actions;

    DatesController(Editions editions, Rescheduling rescheduling, StaffActions actions) {
        this.editions = editions;
        this.rescheduling = rescheduling;
        this.actions = actions;
    }

    /** @param ahead whether it can still be moved */
    record Line(Meeting meeting, String name, boolean ahead) {}

    @GetMapping("/desk/editions/{id}/dates")
    String form(@PathVariable UUID id, Model model, Locale locale) {
        Edition edition = editions.get(id);
        Timetable now = Timetable.of(edition);
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "opens", now.opens());
        put(values, "closes", now.closes());
        put(values, "decision", now.decision());
        values.put("fee", DefinitionField.amount(now.fee(), locale));
        edition.meetings().forEach(meeting -> {
            String name = "meeting" + meeting.number();
            put(values, name, meeting.startsAt());
            put(values, name + "End", meeting.endsAt());
            values.put(name + "Place", meeting.place());
        });
        values.put("seen", now.inShort());
        return show(edition, new Typed(values), model, locale);
    }

    private static void put(Map<String, String> values, String name, ZonedDateTime moment) {
        values.put(name, moment.toLocalDate().toString());
        values.put(name + "Time", moment.toLocalTime().toString());
    }

    @PostMapping("/desk/editions/{id}/dates")
    String look(@PathVariable UUID id, @RequestParam Map<String, String> fields, Model model, Locale locale) {
        Edition edition = editions.get(id);
        Typed typed = new Typed(fields);
        Timetable wanted = read(edition, typed);
        String now = Timetable.of(edition).inShort();
        if (!typed.saw(now)) {
            typed.outdated(now);
        }
        if (wanted == null || typed.isOutdated()) {
            return show(edition, typed, model, locale);
        }
        model.addAttribute("edition", edition);
        model.addAttribute("wanted", wanted);
        model.addAttribute("effect", rescheduling.effect(id, wanted));
        model.addAttribute("holidays", holidays(wanted));
        model.addAttribute("same", wanted.inShort().equals(now));
        model.addAttribute("fields", sent(fields));
        return "desk/dates-check";
    }

    private static Map<UUID, Holidays> holidays(Timetable wanted) {
        Map<UUID, Holidays> holidays = new HashMap<>();
        wanted.meetings()
                .forEach(slot -> Holidays.on(slot.start().toLocalDate())
                        .ifPresent(holiday -> holidays.put(slot.meetingId(), holiday)));
        return holidays;
    }

    /** Goes back to what was typed. */
    @PostMapping("/desk/editions/{id}/dates/again")
    String again(@PathVariable UUID id, @RequestParam Map<String, String> fields, Model model, Locale locale) {
        return show(editions.get(id), new Typed(fields), model, locale);
    }

    @PostMapping("/desk/editions/{id}/dates/carry-out")
    String carryOut(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Edition edition = editions.get(id);
        Typed typed = new Typed(fields);
        Timetable wanted = read(edition, typed);
        if (wanted != null) {
            try {
                actions.reschedule(id, wanted, typed.value("seen"));
                Notice.good(redirect, "datesChanged");
                return "redirect:/desk/editions/" + id;
            } catch (OutdatedTimetable outdated) {
                Edition current = editions.get(id);
                String now = Timetable.of(current).inShort();
                if (now.equals(wanted.inShort())) {
                    Notice.good(redirect, "datesChanged");
                    return "redirect:/desk/editions/" + id;
                }
                typed.outdated(now);
            }
        }
        return show(editions.get(id), typed, model, locale);
    }

    /** Null where it cannot be read, or cannot be so, which is said field by field. */
    private @Nullable Timetable read(Edition edition, Typed typed) {
        Timetable now = Timetable.of(edition);
        ZonedDateTime opens = moment(typed, "opens", now.opens());
        ZonedDateTime closes = moment(typed, "closes", now.closes());
        ZonedDateTime decision = moment(typed, "decision", now.decision());
        BigDecimal fee = typed.amountOrNothing("fee");
        List<Slot> meetings = new ArrayList<>();
        for (int at = 0; at < now.meetings().size(); at++) {
            Slot slot = now.meetings().get(at);
            meetings.add(
                    rescheduling.isAhead(edition.meetings().get(at))
                            ? read(typed, "meeting" + edition.meetings().get(at).number(), slot)
                            : slot);
        }
        if (!typed.isRight() || fee == null) {
            return null;
        }
        Timetable wanted = new Timetable(opens, closes, decision, fee, meetings);
        rescheduling
                .objections(edition.id(), wanted)
                .forEach(objection -> typed.refuse(objection.field(), "dates." + objection.why()));
        return typed.isRight() ? wanted : null;
    }

    private static Slot read(Typed typed, String name, Slot now) {
        String place = typed.text(name + "Place", 300);
        return new Slot(
                now.meetingId(),
                moment(typed, name, now.start()),
                moment(typed, name + "End", now.end()),
                place == null ? now.place() : place);
    }

    /** As it is where it cannot be read, which is said beside the field. */
    private static ZonedDateTime moment(Typed typed, String name, ZonedDateTime now) {
        LocalDate day = typed.date(name);
        LocalTime time = typed.time(name + "Time");
        return day == null || time == null ? now : day.atTime(time).atZone(AppClock.ZONE);
    }

    private static Map<String, String> sent(Map<String, String> fields) {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        sent.remove("_csrf");
        return sent;
    }

    private String show(Edition edition, Typed typed, Model model, Locale locale) {
        model.addAttribute("edition", edition);
        model.addAttribute("possible", rescheduling.isPossible(edition.id()));
        model.addAttribute(
                "meetings",
                edition.meetings().stream()
                        .map(meeting -> new Line(meeting, "meeting" + meeting.number(), rescheduling.isAhead(meeting)))
                        .toList());
        Map<String, String> labels = new LinkedHashMap<>();
        edition.meetings().forEach(meeting -> {
            String title = meeting.title().in(locale);
            for (String part : List.of("", "Time", "End", "EndTime", "Place")) {
                labels.put("meeting" + meeting.number() + part, title);
            }
        });
        model.addAttribute("labels", labels);
        model.addAttribute("typed", typed);
        return VIEW;
    }
}
