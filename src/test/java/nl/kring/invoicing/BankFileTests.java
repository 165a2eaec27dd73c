package nl.kring.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankFileTests {

    private static final LocalDate DAY = LocalDate.of(2027, 6, 14);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "datum;bedrag;omschrijving\n14-06-2027;2.250,00;factuur 2027-0001\n",
                "\uFEFFDatum;Naam;Bedrag;Omschrijving\r\n2027-06-14;Noor;2250;factuur 2027-0001\r\n\r\n",
                "date,amount,description\n2027-06-14,\"2,250.00\",factuur 2027-0001\n",
                "date\tamount\tnumber\n14/6/2027\t€ 2250,00\tfactuur 2027-0001"
            })
    void readsWhatBanksAndSpreadsheetsWrite(String file) {
        assertThat(BankFile.read(file.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new BankFile.Line(2, DAY, new BigDecimal("2250.00"), "factuur 2027-0001"));
    }

    @Test
    void readsTheSignsOfOlderPrograms() {
        byte[] file = "datum;bedrag;omschrijving\n14-06-2027;-5,5;Coöperatie".getBytes(Charset.forName("windows-1252"));

        assertThat(BankFile.read(file))
                .containsExactly(new BankFile.Line(2, DAY, new BigDecimal("-5.50"), "Coöperatie"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    columns | datum;bedrag@14-06-2027;1            | 1
                    columns | bedrag;omschrijving@1;x              | 1
                    empty   | datum;bedrag;omschrijving            | 1
                    date    | datum;bedrag;nummer@31-02-2027;1;x   | 2
                    amount  | datum;bedrag;nummer@1-2-2027;1;x@1-2-2027;1,2,3;x | 3
                    amount  | datum;bedrag;nummer@1-2-2027;123456789,00;x | 2
                    amount  | datum;bedrag;nummer@1-2-2027;NaN;x   | 2
                    format  | datum;bedrag;nummer@1-2-2027;"1;x    | 1
                    """)
    void saysWhichLineCannotBeRead(String code, String file, long line) {
        String text = file.replace("@", "\n");
        assertThatExceptionOfType(BankFile.Unreadable.class)
                .isThrownBy(() -> BankFile.read(text.getBytes(StandardCharsets.UTF_8)))
                .satisfies(unreadable -> {
                    assertThat(unreadable.code()).isEqualTo(code);
                    assertThat(unreadable.line()).isEqualTo(line);
                });
    }
}
