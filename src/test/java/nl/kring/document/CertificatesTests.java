package nl.kring.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;

class CertificatesTests {

    private final Certificates certificates = new Certificates(PdfForTests.writer());

    @BeforeAll
    static void initialiseValidator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void isAccessible(String language) throws Exception {
        byte[] pdf = certificates.certificate(example("Şükrü van der Ploeg-Łukasiewicz", language));

        assertThat(PdfForTests.complaintsAboutAccessibility(pdf)).isEmpty();
    }

    @Test
    void saysOnOnePageWhoTookPartInWhat() throws Exception {
        byte[] pdf = certificates.certificate(example("Şükrü van der Ploeg-Łukasiewicz", "nl"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nl");
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Bewijs van deelname",
                            "Şükrü van der Ploeg-Łukasiewicz",
                            "Netwerk strategisch bestuurssecretarissen",
                            "3 van de 4 bijeenkomsten",
                            "15 uur",
                            "14 juni 2027");
        }
    }

    @Test
    void isInEnglishForAnEnglishReader() throws Exception {
        byte[] pdf = certificates.certificate(example("Joris Voorbeeld", "en"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Certificate of participation", "3 of 4 meetings", "14 June 2027");
        }
    }

    @Test
    void aNameIsNoMarkup() throws Exception {
        byte[] pdf = certificates.certificate(example("<i>Joris</i> & Co", "nl"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("<i>Joris</i> & Co");
        }
    }

    private static CertificateData example(String name, String language) {
        return new CertificateData(
                name,
                "Netwerk strategisch bestuurssecretarissen",
                "Editie 2026–2027",
                3,
                4,
                15,
                LocalDate.of(2027, 6, 14),
                "Kring Leernetwerken",
                Locale.forLanguageTag(language));
    }
}
