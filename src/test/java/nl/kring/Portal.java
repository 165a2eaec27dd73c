package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with an address who enrols and takes part; every page on the way is looked at by axe. */
final class Portal extends Screen {

    private static final Pattern CONFIRMATION = Pattern.compile("http\\S+/confirm/\\S+");

    private final String address;
    private final Supplier<String> mail;
    private String ownPage = "";

    /** @param mail asks for all mail, as JSON */
    Portal(Page page, String address, Supplier<String> mail) {
        super(page);
        this.address = address;
        this.mail = mail;
    }

    String address() {
        return address;
    }

    /** Sends the enrolment form, and follows the link in the mail to the own page. */
    void enrol() {
        isAccessible();
        press("Aanmelding versturen");
        reads(address);
        isAccessible();
        open(letterWith(CONFIRMATION));
        isAccessible();
        press("Ja, dit adres is van mij");
        page().waitForURL("**/my/enrolments/*");
        ownPage = page().url();
        isAccessible();
    }

    /** Of the enrolment. */
    String reference() {
        return ownPage.substring(ownPage.lastIndexOf('/') + 1);
    }

    void openOwnPage() {
        open(ownPage);
        isAccessible();
    }

    /** Opens the question with this title from the own page. */
    void openTask(String title) {
        open(ownPage);
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Beantwoorden " + title))
                .click();
        assertThat(page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(title);
        isAccessible();
    }

    /** Sends the answers of a question. */
    void send() {
        press("Versturen");
        reads("Dank je wel, we hebben je antwoord ontvangen.");
        isAccessible();
    }

    /** The first match in the newest letter to this person that has one. */
    String letterWith(Pattern pattern) {
        for (JsonNode letter : letters()) {
            Matcher found = pattern.matcher(letter.path("text").asText());
            if (letter.path("to").asText().equals(address) && found.find()) {
                return found.group();
            }
        }
        throw new AssertionError("No mail to " + address + " with " + pattern);
    }

    private JsonNode letters() {
        try {
            return new ObjectMapper().readTree(mail.get());
        } catch (JsonProcessingException e) {
            throw new AssertionError("The mailbox is not readable", e);
        }
    }
}
