package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** One of Kring's own pages before somebody's eyes: what stands on it, and its fields by their labels. */
class Screen {

    private final Page page;

    Screen(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(path);
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void type(String label, String text) {
        field(label).fill(text);
    }

    /** Types the same into every large field. */
    void typeEverywhere(String text) {
        for (Locator area : page.locator("textarea").all()) {
            area.fill(text);
        }
    }

    void choose(String question, String option) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .getByLabel(option, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    /** Gives the same answer to every question that has it. */
    void chooseEverywhere(String option) {
        for (Locator choice : field(option).all()) {
            choice.check();
        }
    }

    /** Ticks the only box whose label begins so. */
    void tick(String label) {
        page.getByLabel(label).check();
    }

    void select(String label, String value) {
        page.getByLabel(label).selectOption(value);
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void reads(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void readsNowhere(String text) {
        assertThat(page.content()).doesNotContain(text);
    }

    /** Nothing on the page is found wanting by axe. */
    void isAccessible() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("what axe finds on " + page.url())
                .isEmpty();
    }
}
