package nl.kring.desk;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kring.identity.Absence;
import nl.kring.identity.AbsenceCalendar;
import nl.kring.identity.AccountChanged;
import nl.kring.identity.AccountRefused;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.identity.CurrentActor;
import nl.kring.identity.StaffAccount;
import nl.kring.identity.StaffAccounts;
import nl.kring.identity.StaffAccounts.Person;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffRole;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of the staff: who may sign in, and in which roles. */
@Controller
@ForAdministrators
class StaffController {

    private static final int ENTRIES_SHOWN = 50;

    private final StaffAccounts accounts;
    private final StaffDirectory staff;
    private final AbsenceCalendar absences;
    private final AuditTrail audit;
    private final CurrentActor currentActor;
    private final AppClock clock;

    StaffController(
            StaffAccounts accounts,
            StaffDirectory staff,
            AbsenceCalendar absences,
            AuditTrail audit,
            CurrentActor currentActor,
            AppClock clock) {
        this.accounts = accounts;
        this.staff = staff;
        this.absences = absences;
        this.clock = clock;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/staff")
    String all(Model model) {
        List<StaffAccount> all = accounts.all();
        Map<String, Absence> away = new HashMap<>();
        Map<String, String> standIns = new HashMap<>();
        for (StaffAccount account : all) {
            absences.on(account.id(), clock.today()).ifPresent(absence -> {
                away.put(account.id(), absence);
                staff.acting(account.id()).ifPresent(standIn -> standIns.put(account.id(), standIn.name()));
            });
        }
        model.addAttribute("accounts", all);
        model.addAttribute("away", away);
        model.addAttribute("standIns", standIns);
        return "desk/staff";
    }

    /** A hyphen cannot be in a user id, so this is nobody's page. */
    @GetMapping("/desk/staff/add-somebody")
    String addForm(Model model) {
        return showAdd(Typed.nothing(), model);
    }

    @PostMapping("/desk/staff")
    String add(@RequestParam Map<String, String> fields, Model model, RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        Person person = person(typed);
        String id = typed.line("userId");
        if (person != null && id != null) {
            try {
                accounts.add(id, person, roles(typed), me());
                Notice.good(redirect, "staffAdded", person.givenName() + " " + person.familyName());
                return "redirect:/desk/staff";
            } catch (AccountRefused refused) {
                typed.refuse(refused.field(), refused.reason(), refused.values());
            }
        }
        return showAdd(typed, model);
    }

    private String showAdd(Typed typed, Model model) {
        model.addAttribute("roles", StaffRole.values());
        model.addAttribute("typed", typed);
        return "desk/staff-add";
    }

    @GetMapping("/desk/staff/{id}")
    String member(@PathVariable String id, Model model) {
        StaffAccount account = accounts.find(id).orElseThrow(DeskPages::notFound);
        Typed typed = Typed.nothing();
        typed.put("seen", account.state());
        typed.put("givenName", account.givenName());
        typed.put("familyName", account.familyName());
        typed.put("email", account.email());
        account.roles().forEach(role -> typed.put("role-" + role, "on"));
        return showMember(account, typed, model);
    }

    @PostMapping("/desk/staff/{id}")
    String change(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        StaffAccount account = accounts.find(id).orElseThrow(DeskPages::notFound);
        Typed typed = new Typed(fields);
        Person person = person(typed);
        if (person != null) {
            try {
                accounts.change(id, typed.value("seen"), person, roles(typed), me());
                Notice.good(redirect, "staffChanged", person.givenName() + " " + person.familyName());
                return "redirect:/desk/staff/" + id;
            } catch (AccountRefused refused) {
                typed.refuse(refused.field(), refused.reason(), refused.values());
            } catch (AccountChanged changed) {
                account = accounts.find(id).orElseThrow(DeskPages::notFound);
                typed.outdated(account.state());
            }
        }
        return showMember(account, typed, model);
    }

    private String showMember(StaffAccount account, Typed typed, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("absence", absences.on(account.id(), clock.today()).orElse(null));
        model.addAttribute("self", account.id().equals(me().id()));
        model.addAttribute("roles", StaffRole.values());
        model.addAttribute("history", audit.aboutStaff(account.id(), ENTRIES_SHOWN));
        model.addAttribute("typed", typed);
        return "desk/staff-member";
    }

    @PostMapping("/desk/staff/{id}/link")
    String sendLink(@PathVariable String id, RedirectAttributes redirect) {
        return act(id, "staffLinkSent", redirect, () -> accounts.sendLink(id, me()));
    }

    @PostMapping("/desk/staff/{id}/block")
    String block(@PathVariable String id, RedirectAttributes redirect) {
        return act(id, "staffBlocked", redirect, () -> accounts.block(id, me()));
    }

    @PostMapping("/desk/staff/{id}/unblock")
    String unblock(@PathVariable String id, RedirectAttributes redirect) {
        return act(id, "staffUnblocked", redirect, () -> accounts.unblock(id, me()));
    }

    private String act(String id, String done, RedirectAttributes redirect, Runnable work) {
        StaffAccount account = accounts.find(id).orElseThrow(DeskPages::notFound);
        try {
            work.run();
            Notice.good(redirect, done, account.name());
        } catch (AccountRefused refused) {
            Notice.bad(redirect, "staff." + refused.reason());
        } catch (AccountChanged gone) {
            Notice.bad(redirect, "staffGone");
            return "redirect:/desk/staff";
        }
        return "redirect:/desk/staff/" + id;
    }

    static @Nullable Person person(Typed typed) {
        String givenName = typed.line("givenName");
        String familyName = typed.line("familyName");
        String email = typed.email("email");
        return givenName == null || familyName == null || email == null
                ? null
                : new Person(givenName, familyName, email);
    }

    private static Set<StaffRole> roles(Typed typed) {
        Set<StaffRole> chosen = EnumSet.noneOf(StaffRole.class);
        for (StaffRole role : StaffRole.values()) {
            if (typed.value("role-" + role).equals("on")) {
                chosen.add(role);
            }
        }
        return chosen;
    }

    private Actor me() {
        return currentActor.require();
    }
}
