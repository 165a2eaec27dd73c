package nl.kring.desk;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.Absence;
import nl.kring.identity.AbsenceCalendar;
import nl.kring.identity.Absences;
import nl.kring.identity.AccountRefused;
import nl.kring.identity.Actor;
import nl.kring.identity.CurrentActor;
import nl.kring.identity.StaffAccount;
import nl.kring.identity.StaffAccounts;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.identity.StaffRole;
import nl.kring.intake.ConversationSlot;
import nl.kring.intake.Conversations;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who of the staff is away when, and who stands in. Everybody plans absences of their own, administrators those of all. */
@Controller
class AbsencesController {

    private final Absences absences;
    private final AbsenceCalendar calendar;
    private final StaffAccounts accounts;
    private final StaffDirectory staff;
    private final Conversations conversations;
    private final Enrolments enrolments;
    private final Editions editions;
    private final CurrentActor currentActor;
    private final AppClock clock;

    AbsencesController(
            Absences absences,
            AbsenceCalendar calendar,
            StaffAccounts accounts,
            StaffDirectory staff,
            Conversations conversations,
            Enrolments enrolments,
            Editions editions,
            CurrentActor currentActor,
            AppClock clock) {
        this.absences = absences;
        this.calendar = calendar;
        this.accounts = accounts;
        this.staff = staff;
        this.conversations = conversations;
        this.enrolments = enrolments;
        this.editions = editions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * @param acting who does the work today where that is not the stand-in but somebody further on; empty when nobody does
     */
    record Line(
            Absence absence,
            String name,
            String standIn,
            boolean now,
            @Nullable String acting,
            boolean mayChange) {}

    record Conversation(ZonedDateTime startsAt, String facilitator, Enrolment candidate, String edition) {}

    @GetMapping("/desk/absences")
    String all(Model model, Locale locale) {
        model.addAttribute(
                "absences", calendar.presentAndComing().stream().map(this::line).toList());
        model.addAttribute(
                "conversations",
                conversations.withoutFacilitator().stream()
                        .flatMap(slot -> conversation(slot, locale).stream())
                        .toList());
        model.addAttribute("me", me().id());
        return "desk/absences";
    }

    private Line line(Absence absence) {
        boolean now = absence.covers(clock.today());
        String acting = now
                ? staff.acting(absence.userId()).map(StaffMember::name).orElse("")
                : staff.canStandIn(absence.standIn(), absence.userId()) ? nameOf(absence.standIn()) : "";
        String standIn = nameOf(absence.standIn());
        return new Line(
                absence,
                nameOf(absence.userId()),
                standIn,
                now,
                acting.equals(standIn) ? null : acting,
                mayChange(absence.userId()));
    }

    private Optional<Conversation> conversation(ConversationSlot slot, Locale locale) {
        return Optional.ofNullable(slot.enrolmentId())
                .flatMap(enrolments::findById)
                .map(candidate -> new Conversation(
                        slot.startsAt(),
                        nameOf(slot.facilitator()),
                        candidate,
                        edition(candidate.editionId(), locale)));
    }

    private String edition(UUID id, Locale locale) {
        return editions.get(id).definition().title().in(locale) + ", "
                + editions.get(id).title();
    }

    @GetMapping("/desk/absences/of/{id}")
    String of(@PathVariable String id, Model model) {
        return show(id, Typed.nothing(), model);
    }

    @PostMapping("/desk/absences/of/{id}")
    String plan(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        account(id);
        Typed typed = new Typed(fields);
        LocalDate from = typed.date("fromDay");
        LocalDate until = typed.date("untilDay");
        String standIn = typed.line("standIn");
        if (from != null && until != null && standIn != null) {
            try {
                absences.plan(id, from, until, standIn, me());
                boolean standInAway = calendar.presentAndComing(standIn).stream()
                        .anyMatch(each ->
                                !each.from().isAfter(until) && !each.until().isBefore(from));
                Notice.good(redirect, standInAway ? "absencePlannedStandInAway" : "absencePlanned", nameOf(standIn));
                return "redirect:/desk/absences/of/" + id;
            } catch (AccountRefused refused) {
                typed.refuse(refused.field(), refused.reason(), inWords(refused.values(), locale));
            }
        }
        return show(id, typed, model);
    }

    private static Object[] inWords(Object[] days, Locale locale) {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        Object[] words = new Object[days.length];
        for (int i = 0; i < days.length; i++) {
            words[i] = days[i] instanceof LocalDate day ? format.format(day) : days[i];
        }
        return words;
    }

    @PostMapping("/desk/absences/{absence}/end")
    String end(@PathVariable UUID absence, RedirectAttributes redirect) {
        Absence planned = absences.find(absence).orElseThrow(DeskPages::notFound);
        account(planned.userId());
        boolean ahead = planned.isAhead(clock.today());
        absences.end(planned, me());
        Notice.good(redirect, ahead ? "absenceCalledOff" : "absenceEnded");
        return "redirect:/desk/absences/of/" + planned.userId();
    }

    private String show(String id, Typed typed, Model model) {
        StaffAccount account = account(id);
        model.addAttribute("account", account);
        model.addAttribute("self", me().id().equals(id));
        model.addAttribute(
                "absences",
                calendar.presentAndComing(id).stream().map(this::line).toList());
        model.addAttribute(
                "standIns",
                accounts.all().stream()
                        .filter(other -> !other.id().equals(id) && other.passwordChosen())
                        .filter(other -> staff.canStandIn(other.id(), id))
                        .toList());
        model.addAttribute("earliest", clock.today());
        model.addAttribute("typed", typed);
        return "desk/absences-of";
    }

    /** @throws AccessDeniedException when it is not for the reader to change */
    private StaffAccount account(String id) {
        if (!mayChange(id)) {
            throw new AccessDeniedException("Absences of others are for administrators");
        }
        return accounts.find(id).orElseThrow(DeskPages::notFound);
    }

    private boolean mayChange(String id) {
        Actor me = me();
        return me.id().equals(id)
                || staff.standing(me.id())
                        .filter(standing -> standing.roles().contains(StaffRole.ADMINISTRATORS))
                        .isPresent();
    }

    private String nameOf(String id) {
        return staff.find(id).map(StaffMember::name).orElse(id);
    }

    private Actor me() {
        return currentActor.require();
    }
}
