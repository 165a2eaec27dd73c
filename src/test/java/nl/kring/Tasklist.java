package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody of the staff at work in Camunda Tasklist. */
final class Tasklist {

    private static final double A_WHILE = 15_000;

    private final Page page;
    private final List<Runnable> answers = new ArrayList<>();

    private Tasklist(Page page) {
        this.page = page;
    }

    /** Signs in on the page that everybody of the staff uses. */
    static Tasklist signIn(Page page, String user) {
        page.navigate("/login");
        page.getByLabel("Gebruikersnaam").fill(user);
        page.getByLabel("Wachtwoord").fill(user);
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).click();
        page.waitForURL(url -> !url.contains("/login"));
        return new Tasklist(page);
    }

    /** Picks the task about all of this from the list and claims it. */
    Tasklist claim(String task, String... about) {
        page.navigate("/camunda/app/tasklist/default/");
        Locator found = page.locator("li.task").filter(new Locator.FilterOptions().setHasText(task));
        for (String word : about) {
            found = found.filter(new Locator.FilterOptions().setHasText(word));
        }
        found.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(task))
                .click();
        page.getByText("Oppakken", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(form().locator("input:enabled, textarea:enabled").first()).isVisible();
        answers.clear();
        return this;
    }

    Tasklist reads(String text) {
        assertThat(form()).containsText(text);
        return this;
    }

    /** Types into a field, and leaves it: only then does Tasklist surely know what was typed. */
    Tasklist type(String label, String text) {
        return answer(() -> {
            Locator field = form().getByLabel(exactly(label));
            field.fill(text);
            field.blur();
        });
    }

    Tasklist typeDate(String label, String date) {
        return answer(() -> {
            Locator field = form().getByLabel(exactly(label));
            field.fill(date);
            field.press("Enter");
            field.blur();
        });
    }

    Tasklist check(String question, String option) {
        return answer(() -> question(question).getByLabel(exactly(option)).check());
    }

    Tasklist select(String question, String option) {
        return answer(() -> {
            question(question)
                    .getByRole(AriaRole.TEXTBOX)
                    .or(question(question).locator(".fjs-input-group"))
                    .first()
                    .click();
            question(question).getByText(option).click();
        });
    }

    private Tasklist answer(Runnable answer) {
        answer.run();
        answers.add(answer);
        return this;
    }

    /** Answers once more where Tasklist drew the form anew after the claim and forgot what was answered until then. */
    void complete() {
        Locator button = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Afronden").setExact(true));
        try {
            assertThat(button).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(A_WHILE));
        } catch (AssertionError forgotten) {
            answers.forEach(Runnable::run);
            assertThat(button).isEnabled();
        }
        Response answer = page.waitForResponse(response -> response.url().endsWith("/submit-form"), button::click);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private Locator form() {
        return page.locator(".fjs-form");
    }

    private Locator question(String label) {
        return form().locator(".fjs-form-field")
                .filter(new Locator.FilterOptions().setHas(page.getByText(exactly(label))))
                // Groups have the questions in them as well; the innermost is the question.
                .last();
    }

    /** A required question carries an asterisk. The browser reads the pattern, which knows no quoting of a whole text. */
    private static Pattern exactly(String label) {
        String quoted = label.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0");
        return Pattern.compile("^\\s*" + quoted + "\\*?\\s*$");
    }
}
