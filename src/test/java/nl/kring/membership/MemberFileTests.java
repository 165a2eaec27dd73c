package nl.kring.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.kring.membership.MemberFile.Mistake;
import nl.kring.membership.MemberFile.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberFileTests {

    @Test
    void readsTheColumnsThatItKnowsInAnyOrder() {
        assertThat(MemberFile.read(bytes("""
                Gemeente;Achternaam;Voornaam;E-mail;Schoenmaat
                Waterveen;de Wit;Anouk; Anouk@Waterveen.example ;41

                ;Zander;Bas;bas@heuvelland.example;
                """)))
                .containsExactly(
                        new Member("anouk@waterveen.example", "Anouk", "de Wit", "", "", "Waterveen", ""),
                        new Member("bas@heuvelland.example", "Bas", "Zander", "", "", "", ""));
    }

    @Test
    void readsWhatASpreadsheetWrites() {
        byte[] file =
                "\uFEFFVoornaam,Achternaam,E-mail,Functie\r\n\"Zo\u00EB\",Bos,zoe@x.example,\"Secretaris, adjunct\"\r\n"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(MemberFile.read(file))
                .containsExactly(new Member("zoe@x.example", "Zoë", "Bos", "", "", "", "Secretaris, adjunct"));
        byte[] ofWindows =
                "Voornaam;Achternaam;E-mail\nZo\u00EB;Bos;zoe@x.example".getBytes(Charset.forName("windows-1252"));
        assertThat(MemberFile.read(ofWindows)).extracting(Member::givenName).containsExactly("Zoë");
    }

    @Test
    void namesEveryLineAndFieldThatIsWrong() {
        assertThat(mistakes("""
                Voornaam;Achternaam;E-mail
                Anouk;de Wit;anouk@waterveen.example

                Bas;;bas@heuvelland.example
                Cem;Kaya;geen adres
                Dora;<b>Vet</b>;dora@x.example
                Eva;Smit;ANOUK@waterveen.example
                """))
                .containsExactly(
                        new Mistake(4, "FAMILY_NAME", "required"),
                        new Mistake(5, "EMAIL", "email"),
                        new Mistake(6, "FAMILY_NAME", "text"),
                        new Mistake(7, "EMAIL", "twice"));
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        assertThat(mistakes("Voornaam;Naam\nAnouk;de Wit\n"))
                .containsExactly(new Mistake(1, "EMAIL", "column"), new Mistake(1, "FAMILY_NAME", "column"));
    }

    /** A list without members would make everybody leave. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|empty", "Voornaam;Achternaam;E-mail|empty", "a;\"b|format"})
    void refusesAFileThatIsNoList(String file, String code) {
        assertThat(mistakes(file)).extracting(Mistake::code).containsExactly(code);
    }

    private static List<Mistake> mistakes(String file) {
        return catchThrowableOfType(Unreadable.class, () -> MemberFile.read(bytes(file)))
                .mistakes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
