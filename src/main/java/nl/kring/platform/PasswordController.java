package nl.kring.platform;

import java.util.Locale;
import nl.kring.identity.AccountRefused;
import nl.kring.identity.StaffAccount;
import nl.kring.identity.StaffAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Staff choose their password with a link from their mail, and ask for such a link themselves. */
@Controller
class PasswordController {

    private final StaffAccounts accounts;

    PasswordController(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/login/forgotten")
    String forgotten(@RequestParam(defaultValue = "false") boolean sent, Model model) {
        model.addAttribute("sent", sent);
        return "login-forgotten";
    }

    /** Says the same to everybody: who works here is nobody else's business. */
    @PostMapping("/login/forgotten")
    ModelAndView send(@RequestParam(defaultValue = "") String email, Model model, Locale locale) {
        if (!email.contains("@") || email.length() > 320) {
            model.addAttribute("sent", false);
            model.addAttribute("email", email);
            model.addAttribute("error", true);
            return new ModelAndView("login-forgotten", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        accounts.forgotten(email, locale);
        return new ModelAndView("redirect:/login/forgotten?sent=true");
    }

    @GetMapping("/login/password/{token}")
    ModelAndView show(@PathVariable String token, Model model) {
        return show(token, null, model);
    }

    @PostMapping("/login/password/{token}")
    ModelAndView choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Model model) {
        if (!password.equals(again)) {
            return show(token, new AccountRefused("again", "passwordsDiffer"), model);
        }
        try {
            return accounts.choosePassword(token, password).isPresent()
                    ? new ModelAndView("redirect:/login?chosen")
                    : show(token, null, model);
        } catch (AccountRefused refused) {
            return show(token, refused, model);
        }
    }

    private ModelAndView show(String token, @Nullable AccountRefused refused, Model model) {
        StaffAccounts.Link link = accounts.link(token);
        StaffAccount account = link.account();
        if (account == null) {
            model.addAttribute("state", link.state());
            return new ModelAndView("login-link-over", model.asMap(), HttpStatus.GONE);
        }
        model.addAttribute("token", token);
        model.addAttribute("account", account);
        model.addAttribute("shortest", StaffAccounts.SHORTEST_PASSWORD);
        model.addAttribute("refused", refused);
        return new ModelAndView(
                "login-password", model.asMap(), refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
    }
}
