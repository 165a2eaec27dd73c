package nl.kring.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import nl.kring.identity.AccountChanged;
import nl.kring.identity.AccountRefused;
import nl.kring.identity.CurrentActor;
import nl.kring.identity.StaffAccount;
import nl.kring.identity.StaffAccounts;
import nl.kring.identity.StaffAccounts.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody's own account. */
@Controller
class AccountController {

    private final StaffAccounts accounts;
    private final CurrentActor currentActor;

    AccountController(StaffAccounts accounts, CurrentActor currentActor) {
        this.accounts = accounts;
        this.currentActor = currentActor;
    }

    @GetMapping("/desk/account")
    String mine(Model model) {
        return show(me(), Typed.nothing(), false, model);
    }

    @PostMapping("/desk/account")
    String change(@RequestParam Map<String, String> fields, Model model, RedirectAttributes redirect) {
        StaffAccount account = me();
        Typed typed = new Typed(fields);
        Person person = StaffController.person(typed);
        if (person != null) {
            try {
                accounts.changeOwn(account.id(), typed.value("seen"), person);
                Notice.good(redirect, "accountChanged");
                return "redirect:/desk/account";
            } catch (AccountRefused refused) {
                typed.refuse(refused.field(), refused.reason(), refused.values());
            } catch (AccountChanged changed) {
                account = me();
                typed.outdated(account.state());
            }
        }
        return show(account, typed, true, model);
    }

    @PostMapping("/desk/account/password")
    String changePassword(
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        StaffAccount account = me();
        String password = fields.getOrDefault("password", "");
        // What was typed is not shown again.
        Typed typed = Typed.nothing();
        for (String field : new String[] {"present", "password", "again"}) {
            if (fields.getOrDefault(field, "").isEmpty()) {
                typed.refuse(field, "required");
            }
        }
        if (typed.isRight() && !password.equals(fields.get("again"))) {
            typed.refuse("again", "passwordsDiffer");
        }
        if (typed.isRight()) {
            try {
                accounts.changePassword(
                        account.id(),
                        fields.getOrDefault("present", ""),
                        password,
                        request.getSession().getId());
                Notice.good(redirect, "passwordChanged");
                return "redirect:/desk/account";
            } catch (AccountRefused refused) {
                typed.refuse(refused.field(), refused.reason(), refused.values());
            }
        }
        return show(account, typed, false, model);
    }

    /** @param typedPerson whether name and address are as somebody typed them */
    private String show(StaffAccount account, Typed typed, boolean typedPerson, Model model) {
        if (!typedPerson) {
            typed.put("seen", account.state());
            typed.put("givenName", account.givenName());
            typed.put("familyName", account.familyName());
            typed.put("email", account.email());
        }
        model.addAttribute("account", account);
        model.addAttribute("shortest", StaffAccounts.SHORTEST_PASSWORD);
        model.addAttribute("typed", typed);
        return "desk/account";
    }

    private StaffAccount me() {
        return accounts.find(currentActor.require().id()).orElseThrow(DeskPages::notFound);
    }
}
