package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.enrolment.EditionSettings;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.InterestForm;
import nl.kring.enrolment.Places;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.intake.ConversationSlot;
import nl.kring.intake.Conversations;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KringTest
class DeskTests {

    private static final String SLUG = "bestuurssecretarissen";
    private static final Pattern UNTRANSLATED =
            Pattern.compile("\\?\\?[\\w.]+\\?\\?|\\?\\?desk|desk\\.[a-zA-Z.]+_(nl|en)");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    Planning planning;

    @Autowired
    Programmes programmes;

    @Autowired
    Editions editions;

    @Autowired
    EditionSettings settings;

    @Autowired
    Places places;

    @Autowired
    InterestForm interestForm;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Conversations conversations;

    @Autowired
    AuditTrail audit;

    @Autowired
    MailLog mailLog;

    @Autowired
    AppClock clock;

    UUID edition;

    @BeforeEach
    void anEdition() {
        edition = planning.planEdition(
                        SLUG,
                        "Werkblad " + UUID.randomUUID().toString().substring(0, 8),
                        clock.today().plusWeeks(10))
                .id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void showsEveryPageInBothLanguages(String language) {
        String reference = anEnrolment().reference();
        UUID letter = mailLog.recent(1).get(0).id();
        Visitor coordinator = Visitor.staff(port, "coordinator");
        coordinator.get("/desk?lang=" + language);
        for (String page : List.of(
                "/desk",
                "/desk/editions/" + edition,
                "/desk/editions/" + edition + "/settings",
                "/desk/editions/" + edition + "/times",
                "/desk/programmes/" + SLUG,
                "/desk/programmes/" + SLUG + "/plan",
                "/desk/programmes/" + SLUG + "/edit/texts",
                "/desk/enrolments/" + reference,
                "/desk/enrolments/" + reference + "/withdraw",
                "/desk/mail",
                "/desk/mail?to=nobody@kring.example",
                "/desk/mail/" + letter)) {
            HttpResponse<String> response = coordinator.get(page);
            assertThat(response.statusCode()).as(page).isEqualTo(200);
            assertThat(response.body()).as(page).doesNotContainPattern(UNTRANSLATED);
            assertThat(response.body()).as(page).contains("lang=\"" + language + "\"");
            assertThat(response.body()).as(page).doesNotContain("style=\"", "<script");
        }
    }

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    void showsWhatEveryLetterLooksLike(MailTemplate template) {
        HttpResponse<String> response = Visitor.staff(port, "facilitator").get("/desk/mail/templates/" + template);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContainPattern(UNTRANSLATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/editions/00000000-0000-0000-0000-000000000000",
                "/desk/editions/geen-uuid",
                "/desk/enrolments/KR-BESTAAT",
                "/desk/programmes/geen",
                "/desk/mail/templates/GEEN",
                "/desk/mail/00000000-0000-0000-0000-000000000000"
            })
    void saysSoWhenThereIsNoSuchPage(String page) {
        assertThat(Visitor.staff(port, "administrator").get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void asksVisitorsToSignIn() {
        HttpResponse<String> response = new Visitor(port).get("/desk/editions/" + edition);
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).contains("/login");
    }

    @Test
    void facilitatorsChangeNothingButTimesMeetingsAndAgreements() {
        String reference = anEnrolment().reference();
        UUID letter = mailLog.recent(1).get(0).id();
        Visitor facilitator = Visitor.staff(port, "facilitator");
        for (String page : List.of(
                "/desk/editions/" + edition + "/settings",
                "/desk/programmes/" + SLUG + "/edit/texts",
                "/desk/programmes/" + SLUG + "/plan",
                "/desk/enrolments/" + reference + "/withdraw")) {
            assertThat(facilitator.get(page).statusCode()).as(page).isEqualTo(403);
            assertThat(facilitator
                            .submit("/desk/editions/" + edition + "/times", page, Map.of())
                            .statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
        for (String action :
                List.of("/desk/mail/" + letter + "/resend", "/desk/mail/templates/" + MailTemplate.WELCOME)) {
            assertThat(facilitator
                            .submit("/desk/editions/" + edition + "/times", action, Map.of())
                            .statusCode())
                    .as(action)
                    .isEqualTo(403);
        }
        assertThat(facilitator.get("/desk/enrolments/" + reference).body())
                .contains(reference)
                .doesNotContain("/withdraw");
    }

    @Test
    void refusesFormsWithoutAToken() {
        assertThat(Visitor.staff(port, "coordinator")
                        .post("/desk/editions/" + edition + "/times", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void offersAsManyTimesAsFitAndTakesBackTheFreeOnes() {
        Visitor facilitator = Visitor.staff(port, "facilitator");
        String page = "/desk/editions/" + edition + "/times";
        LocalDate day = clock.today().plusDays(400 + (int) (Math.random() * 3000));
        HttpResponse<String> offered = facilitator.submit(
                page,
                page,
                Map.of(
                        "day", day.toString(),
                        "from", "09:00",
                        "until", "12:00",
                        "link", "https://vergadering.example/a"));

        assertThat(offered.statusCode()).as(offered.body()).isEqualTo(302);
        List<ConversationSlot> times = conversations.all(edition);
        assertThat(times)
                .extracting(time -> time.startsAt().toLocalTime().toString())
                .containsExactly("09:00", "09:45", "10:30", "11:15");
        assertThat(facilitator.get(page).body()).contains("4 nieuwe gesprekstijden");

        facilitator.submit(page, page + "/" + times.get(0).id() + "/take-back", Map.of());
        assertThat(conversations.all(edition)).hasSize(3);

        Enrolment enrolment = anEnrolment();
        conversations.begin(enrolment.id());
        conversations.choose(enrolment.id(), edition, times.get(1).id());
        facilitator.submit(page, page + "/" + times.get(1).id() + "/take-back", Map.of());
        assertThat(conversations.all(edition)).hasSize(3);
        assertThat(facilitator.get(page).body()).contains("intussen gekozen", "Sanne van");
    }

    @Test
    void saysWhatIsWrongWithTimesAndKeepsWhatWasTyped() {
        Visitor facilitator = Visitor.staff(port, "facilitator");
        String page = "/desk/editions/" + edition + "/times";
        HttpResponse<String> response = facilitator.submit(
                page, page, Map.of("day", "2020-01-01", "from", "10:00", "until", "10:15", "link", "javascript:x"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains("Kies een moment dat nog komt.", "45 minuten", "https://")
                .contains("value=\"javascript:x\"")
                .doesNotContain("href=\"javascript:");
    }

    @Test
    void changesPlacesUnlessSomebodyElseDidMeanwhile() {
        String page = "/desk/editions/" + edition + "/settings";
        Visitor first = Visitor.staff(port, "coordinator");
        Visitor second = Visitor.staff(port, "administrator");
        String seen = seen(first, page);

        assertThat(first.submit(page, page, settings(seen, "12")).statusCode()).isEqualTo(302);
        HttpResponse<String> tooLate = second.submit(page, page, settings(seen, "15"));

        assertThat(tooLate.statusCode()).isEqualTo(409);
        assertThat(tooLate.body()).contains("Iemand anders was je voor", "Nu: 12 plaatsen", "value=\"15\"");
        assertThat(places.occupancy(edition).capacity()).isEqualTo(12);

        Matcher again = SEEN.matcher(tooLate.body());
        assertThat(again.find()).isTrue();
        assertThat(second.submit(page, page, settings(again.group(1), "15")).statusCode())
                .isEqualTo(302);
        assertThat(places.occupancy(edition).capacity()).isEqualTo(15);
    }

    @Test
    void refusesAMinimumAboveThePlaces() {
        String page = "/desk/editions/" + edition + "/settings";
        Visitor coordinator = Visitor.staff(port, "coordinator");
        HttpResponse<String> response = coordinator.submit(page, page, settings(seen(coordinator, page), "5"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("meer dan de 5 plaatsen");
        assertThat(places.occupancy(edition).capacity()).isEqualTo(10);
    }

    @Test
    void movesAMeetingOnlineOnce() {
        Visitor facilitator = Visitor.staff(port, "facilitator");
        String editionPage = "/desk/editions/" + edition;
        Matcher link = Pattern.compile("/desk/editions/[^\"]*/online")
                .matcher(facilitator.get(editionPage).body());
        assertThat(link.find()).isTrue();
        String page = link.group();
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "seen", seen(facilitator, page),
                "day", clock.today().plusWeeks(10).toString(),
                "from", "16:00",
                "until", "18:00",
                "link", "https://vergadering.example/kick-off",
                "reason", "Er rijden geen treinen."));
        HttpResponse<String> moved = facilitator.submit(page, page, fields);

        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(302);
        assertThat(facilitator.get(editionPage).body())
                .contains("https://vergadering.example/kick-off", "Er rijden geen treinen.", "16:00–18:00");
        assertThat(facilitator.submit(page, page, fields).statusCode()).isEqualTo(409);
    }

    @Test
    void saysSoWhenThereIsNothingToAmend() {
        Visitor facilitator = Visitor.staff(port, "facilitator");
        facilitator.submit("/desk/editions/" + edition + "/times", "/desk/editions/" + edition + "/amend", Map.of());
        assertThat(facilitator.get("/desk/editions/" + edition).body()).contains("nog geen afspraak om aan te passen");
    }

    @Test
    void plansAnEdition() {
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/programmes/" + SLUG + "/plan";
        String kickOff = clock.today().plusYears(1).toString();
        HttpResponse<String> planned =
                coordinator.submit(page, page, Map.of("title", "Volgend <jaar>", "kickOff", kickOff));

        assertThat(planned.statusCode()).isEqualTo(302);
        String editionPage =
                planned.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]*", "");
        assertThat(coordinator.get(editionPage).body()).contains("Volgend &lt;jaar&gt;", "De editie is gepland");
        assertThat(coordinator
                        .submit(page, page, Map.of("title", "", "kickOff", "gisteren"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void plansAnEditionLikeAnEarlierOne() {
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/programmes/" + SLUG + "/plan";
        LocalDate kickOff = clock.today().plusYears(1);
        Edition earlier = planning.planEdition(SLUG, "Eerder", kickOff);
        settings.change(earlier.id(), new Change(17, Map.of(), 5, 4, null), Actor.SYSTEM);

        coordinator.submit(
                page,
                page,
                Map.of(
                        "title", "Later",
                        "kickOff", kickOff.plusYears(1).toString(),
                        "like", earlier.id().toString()));

        Edition later = editions
                .findByProgrammeIdOrderByEnrolmentOpensAt(earlier.programme().id())
                .stream()
                .filter(edition -> edition.title().equals("Later"))
                .findFirst()
                .orElseThrow();
        assertThat(later.minimum()).isEqualTo(5);
        assertThat(places.occupancy(later.id()).capacity()).isEqualTo(17);
    }

    @Test
    void showsTheDatesOfAnEditionBeforeItIsPlanned() {
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/programmes/" + SLUG + "/plan";
        LocalDate kickOff = LocalDate.of(clock.today().getYear() + 1, 12, 24);
        Edition earlier = planning.planEdition(SLUG, "Vorig jaar", kickOff);

        HttpResponse<String> look = coordinator.submit(
                page,
                page + "/look",
                Map.of(
                        "title",
                        "Kijken",
                        "kickOff",
                        kickOff.plusYears(1).plusDays(1).toString(),
                        "fee",
                        "2.500,00",
                        "like",
                        earlier.id().toString()));

        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body())
                .contains(
                        "net als Vorig jaar",
                        "feestdag of in het weekend",
                        ">Kerst<",
                        "2.500,00",
                        "(Vorig jaar: 2.250,00)");
        assertThat(titles()).doesNotContain("Kijken");

        HttpResponse<String> planned = coordinator.submit(page, page, PageForm.of(look.body()));
        assertThat(planned.statusCode()).isEqualTo(302);
        assertThat(editions.findAllByOrderByEnrolmentOpensAt())
                .filteredOn(edition -> edition.title().equals("Kijken"))
                .singleElement()
                .satisfies(edition -> {
                    assertThat(edition.fee()).isEqualByComparingTo("2500");
                    assertThat(edition.meetings().get(1).startsAt().getDayOfWeek())
                            .isEqualTo(edition.startsAt().getDayOfWeek());
                });
    }

    @Test
    void proposesTheSameDayOfTheWeekAYearLater() {
        Map<String, String> proposed = PageForm.of(Visitor.staff(port, "coordinator")
                .get("/desk/programmes/" + SLUG + "/plan")
                .body());
        LocalDate latest =
                editions
                        .findByProgrammeIdOrderByEnrolmentOpensAt(
                                programmes.findBySlug(SLUG).orElseThrow().id())
                        .stream()
                        .map(edition -> edition.startsAt().toLocalDate())
                        .max(LocalDate::compareTo)
                        .orElseThrow();

        assertThat(LocalDate.parse(proposed.get("kickOff")).getDayOfWeek()).isEqualTo(latest.getDayOfWeek());
        assertThat(LocalDate.parse(proposed.get("kickOff"))).isAfter(latest);
    }

    private List<String> titles() {
        return editions.findAllByOrderByEnrolmentOpensAt().stream()
                .map(Edition::title)
                .toList();
    }

    @Test
    void withdrawsOnBehalfWithAReason() {
        Enrolment enrolment = anEnrolment();
        String page = "/desk/enrolments/" + enrolment.reference();
        Visitor coordinator = Visitor.staff(port, "coordinator");

        assertThat(coordinator
                        .submit(page + "/withdraw", page + "/withdraw", Map.of("reason", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(coordinator
                        .submit(page + "/withdraw", page + "/withdraw", Map.of("reason", "Belde af: te druk."))
                        .statusCode())
                .isEqualTo(302);

        assertThat(enrolments.get(enrolment.id()).status()).isEqualTo(EnrolmentStatus.WITHDRAWN);
        assertThat(coordinator.get(page).body()).contains("Belde af: te druk.", "Teruggetrokken");
        assertThat(audit.history(enrolment.id())).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("enrolment.withdrawn");
            assertThat(entry.actor().id()).isEqualTo("coordinator");
        });
        coordinator.submit("/desk/programmes/" + SLUG, page + "/withdraw", Map.of("reason", "Nog eens"));
        assertThat(coordinator.get(page).body()).contains("was al beëindigd");
    }

    @Test
    void findsLettersByAddressAndSendsTests() {
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String address = "proef" + UUID.randomUUID() + "@scholen.example";
        String page = "/desk/mail/templates/" + MailTemplate.OFFER_LAPSED;
        assertThat(coordinator.submit(page, page, Map.of("email", address)).statusCode())
                .isEqualTo(302);

        assertThat(coordinator.get("/desk/mail?to=" + address).body()).contains("[Test]");
        MailLog.Entry letter = mailLog.to(address).get(0);
        String letterPage = "/desk/mail/" + letter.id();
        assertThat(coordinator
                        .submit(letterPage, letterPage + "/resend", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(letterPage).body()).contains("gaat opnieuw naar " + address);
        assertThat(coordinator.submit(page, page, Map.of("email", "geen adres")).statusCode())
                .isEqualTo(422);
    }

    private Enrolment anEnrolment() {
        return interestForm.send(
                edition,
                Map.of(
                        "givenName", "Sanne",
                        "familyName", "van <Voorbeeld>",
                        "email", "sanne" + UUID.randomUUID() + "@scholen.example",
                        "organisation", "Stichting De Horizon",
                        "role", "Bestuurssecretaris",
                        "sector", "SECONDARY",
                        "privacyAccepted", true),
                Locale.forLanguageTag("nl"),
                null);
    }

    private static Map<String, String> settings(String seen, String capacity) {
        return Map.of("seen", seen, "title", "Werkblad", "capacity", capacity, "minimum", "7", "waitingListSize", "20");
    }

    private static String seen(Visitor visitor, String page) {
        Matcher seen = SEEN.matcher(visitor.get(page).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Pattern.compile("<input[^>]*>").matcher(page).results().forEach(input -> {
            Matcher name = Pattern.compile(" name=\"([^\"]*)\"").matcher(input.group());
            Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(input.group());
            if (name.find() && value.find() && !name.group(1).equals("_csrf")) {
                fields.put(name.group(1), value.group(1));
            }
        });
        return fields;
    }
}
