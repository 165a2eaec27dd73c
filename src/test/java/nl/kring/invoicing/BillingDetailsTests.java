package nl.kring.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingDetailsTests {

    @Test
    void writesWhatWasTypedInOneWay() {
        BillingDetails details = new BillingDetails(
                " Stichting  ",
                " ",
                "Dijkweg 7",
                "1441ab",
                "Purmerend",
                "nl",
                "Facturen@School.example",
                "",
                "9000 45.67");

        assertThat(details.mistakes()).isEmpty();
        assertThat(details)
                .isEqualTo(new BillingDetails(
                        "Stichting",
                        null,
                        "Dijkweg 7",
                        "1441 AB",
                        "Purmerend",
                        "NL",
                        "facturen@school.example",
                        null,
                        "90004567"));
    }

    @Test
    void aPersonHasNoNumber() {
        BillingDetails person = BillingDetails.ofPerson(
                "Noor van den Berg", "Dijkweg 7", "1441ab", "Purmerend", "nl", "noor@x.example");

        assertThat(person.mistakes()).isEmpty();
        assertThat(person.chamberOfCommerce()).isNull();
        assertThat(person.postcode()).isEqualTo("1441 AB");
    }

    @ParameterizedTest
    @CsvSource({
        "NL, 1441 AB, 90004567, a@b.example,",
        "NL, 1441 AB, 00000001234567890000, a@b.example,",
        "NL, 1441 AB, , a@b.example, chamberOfCommerce required",
        "NL, 1441 AB, 123, a@b.example, chamberOfCommerce chamberOfCommerce",
        "NL, 0441 AB, 90004567, a@b.example, postcode postcode",
        "BE, B-2000, , a@b.example,",
        "XX, 1441 AB, , a@b.example, country country",
        "NL, 1441 AB, 90004567, nergens, email email",
        "NL, 1441 AB, 90004567, , email required",
    })
    void saysWhatIsWrong(
            String country,
            String postcode,
            @Nullable String registration,
            @Nullable String email,
            @Nullable String mistake) {
        BillingDetails details = new BillingDetails(
                "School",
                null,
                "Dijkweg 7",
                postcode,
                "Plaats",
                country,
                email == null ? "" : email,
                null,
                registration);

        assertThat(details.mistakes().stream().map(each -> each.field() + " " + each.code()))
                .isEqualTo(mistake == null ? List.of() : List.of(mistake));
    }
}
