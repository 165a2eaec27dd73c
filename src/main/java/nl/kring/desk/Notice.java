package nl.kring.desk;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a page says first after something was done; numbers stay numbers, for texts that depend on how many. */
record Notice(boolean good, String code, List<Serializable> arguments) implements Serializable {

    static void good(RedirectAttributes redirect, String code, Object... arguments) {
        redirect.addFlashAttribute("notice", of(true, code, arguments));
    }

    static void bad(RedirectAttributes redirect, String code, Object... arguments) {
        redirect.addFlashAttribute("notice", of(false, code, arguments));
    }

    private static Notice of(boolean good, String code, Object... arguments) {
        return new Notice(
                good,
                "desk.notice." + code,
                Arrays.stream(arguments).map(Notice::kept).toList());
    }

    private static Serializable kept(Object argument) {
        return argument instanceof Integer number ? number : String.valueOf(argument);
    }
}
