package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import nl.kring.AtOnce;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.enrolment.Places;
import nl.kring.programme.Definitions;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.ChoiceRules;
import nl.kring.programme.ProgrammeDefinition.Tie;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programmes changed at the desk, without their file. */
@KringTest
class SubjectPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    Planning planning;

    @Autowired
    Programmes programmes;

    @Autowired
    Editions editions;

    @Autowired
    Places places;

    @Autowired
    AppClock clock;

    @Autowired
    JdbcClient jdbc;

    Visitor coordinator;
    String slug;

    @BeforeEach
    void aProgramme() {
        coordinator = Visitor.staff(port, "coordinator");
        slug = "desk-" + System.nanoTime();
        planning.introduce(Definitions.with(yaml -> yaml.put("slug", slug)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void whatNobodyTouchesStaysAsItIsInEveryProgramme(String language) {
        coordinator.get("/desk?lang=" + language);
        for (String shipped : List.of(
                "bestuurssecretarissen",
                "gemeentesecretarissen",
                "leernetwerken",
                "bestuurlijke-betrokkenheid",
                "verbetercultuur")) {
            String copy = shipped + "-" + System.nanoTime();
            planning.introduce(Definitions.like(shipped, yaml -> yaml.put("slug", copy)));
            for (Subject subject : Subject.values()) {
                String page = "/desk/programmes/" + copy + "/edit/" + subject.slug();
                HttpResponse<String> shown = coordinator.get(page);
                assertThat(shown.statusCode()).as(page).isEqualTo(200);
                assertThat(shown.body()).as(page).doesNotContain("??", "<code>", "style=\"");
                HttpResponse<String> same = coordinator.submit(page, page, PageForm.of(shown.body()));
                assertThat(same.headers().firstValue("Location"))
                        .as(page + ": " + same.body())
                        .hasValueSatisfying(where -> assertThat(where).endsWith("/desk/programmes/" + copy));
            }
        }
    }

    @Test
    void thePriceIsWrittenAsPeopleDoAndLeavesPlannedEditionsAlone() {
        Edition planned = planning.planEdition(slug, "Al gepland", clock.today().plusWeeks(30));

        HttpResponse<String> check = change("price", Map.of("fee", "2.395,50", "invoicing.paymentTerm", "3 weken"));

        assertThat(check.statusCode()).isEqualTo(200);
        assertThat(check.body())
                .contains("Prijs in euro", "€ 2.250,00", "€ 2.395,50", "voor nieuwe edities", "Al gepland")
                .contains("Betaaltermijn", "30 dagen", "3 weken", "meteen");
        assertThat(definition().fee()).isEqualByComparingTo("2250");

        assertThat(carryOut(check).statusCode()).isEqualTo(302);
        assertThat(definition().fee()).isEqualByComparingTo("2395.50");
        assertThat(definition().invoicing().paymentTerm()).hasDays(21);
        assertThat(editions.get(planned.id()).fee()).isEqualByComparingTo("2250");
        assertThat(jdbc.sql(
                                "select detail from kring.audit_entry where action = 'programme.defined' and detail like :of")
                        .param("of", slug + "%")
                        .query(String.class)
                        .list())
                .anySatisfy(detail -> assertThat(detail).contains("fee", "invoicing.paymentTerm"));
    }

    @Test
    void aMeetingIsAddedMovedAndLeftOut() {
        HttpResponse<String> check = change(
                "meetings",
                Map.of(
                        "meetings[4].title.nl", "Slotdag",
                        "meetings[4].title.en", "Closing day",
                        "meetings[4].day", "20 juni",
                        "meetings[4].from", "10:00",
                        "meetings[4].to", "16:00",
                        "meetings[1]:gone", "on"));
        carryOut(check);

        assertThat(definition().meetings())
                .extracting(meeting -> meeting.title().nl())
                .containsExactly("Kick-off", "Tweede bijeenkomst", "Derde bijeenkomst", "Slotdag");
        assertThat(definition().meetings().get(3).day()).hasToString("--06-20");

        carryOut(change("meetings", Map.of("meetings[3]:order", "2", "meetings[1]:order", "3")));
        assertThat(definition().meetings())
                .extracting(meeting -> meeting.title().nl())
                .startsWith("Kick-off", "Slotdag", "Tweede bijeenkomst");
    }

    @Test
    void rulesAboutAMeetingGoAlongWithIt() {
        String course = "course-" + System.nanoTime();
        planning.introduce(Definitions.like("gemeentesecretarissen", yaml -> yaml.put("slug", course)));
        slug = course;

        HttpResponse<String> inUse = change("meetings", Map.of("meetings[5]:gone", "on"));
        assertThat(inUse.statusCode()).isEqualTo(422);
        assertThat(inUse.body()).contains("Deze bijeenkomst is nodig");

        HttpResponse<String> leftOut = change("meetings", Map.of("meetings[1]:gone", "on"));
        Edition planned =
                planning.planEdition(course, "Al onderweg", clock.today().plusWeeks(30));
        assertThat(carryOut(leftOut).body()).contains("Al onderweg");
        HttpResponse<String> refused = change("meetings", Map.of("meetings[1]:gone", "on"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Keuzemodule: Bijeenkomst", "Al onderweg");
        planning.noGo(planned.id(), "Te weinig", "Coördinator");

        carryOut(leftOut);
        ChoiceRules choice = Objects.requireNonNull(definition().choice());
        assertThat(choice.meeting()).isEqualTo(4);
        assertThat(choice.tie()).isEqualTo(Tie.SECOND_ROUND);
        assertThat(Objects.requireNonNull(definition().companions().get("INTERVISION"))
                        .after())
                .containsExactly(1, 2, 3);
    }

    @Test
    void partsAreSwitchedOnAndOff() {
        carryOut(change(
                "conditions",
                Map.of("teams", "on", "teams.from", "2", "teams.to", "4", "teams.whenOneLeaves", "ALL_LEAVE")));
        assertThat(Objects.requireNonNull(definition().teams()).to()).isEqualTo(4);

        Map<String, String> without = form("conditions");
        without.remove("teams");
        carryOut(send("conditions", without));
        assertThat(definition().teams()).isNull();
    }

    @Test
    void mistakesStandBesideTheirFieldsAndWhatWasTypedStays() {
        HttpResponse<String> unreadable =
                change("deadlines", Map.of("decisionBefore", "een poosje", "enrolmentOpensBefore", "30 weken"));
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body())
                .contains("href=\"#decisionBefore\"", "Vul in hoe lang", "value=\"een poosje\"", "value=\"30 weken\"")
                .doesNotContain("P26W");

        HttpResponse<String> together = change("places", Map.of("places.minimum", "12"));
        assertThat(together.statusCode()).isEqualTo(422);
        assertThat(together.body())
                .contains("id=\"places.minimum-error\"", "Dit is meer dan het aantal plaatsen", "value=\"12\"");

        HttpResponse<String> account = change("organiser", Map.of("organiser.iban", "NL04BANK0417164301"));
        assertThat(account.body()).contains("id=\"organiser.iban-error\"", "het controlegetal klopt niet");

        HttpResponse<String> late = change("waits", Map.of("waits.awaitConfirmation.escalateAfter", "1"));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Dit moet later zijn dan de herinnering");
        assertThat(programmes.findBySlug(slug).orElseThrow().version()).isZero();
    }

    @Test
    void waitsAreInDays() {
        carryOut(change(
                "waits",
                Map.of("waits.awaitConfirmation.remindAfter", "2,5", "waits.awaitConfirmation.endAfter", "21")));

        assertThat(definition().waitFor("awaitConfirmation").remindAfter()).hasHours(60);
        assertThat(definition().waitFor("awaitConfirmation").endAfter()).hasDays(21);
        assertThat(form("waits"))
                .containsEntry("waits.awaitConfirmation.remindAfter", "2,5")
                .doesNotContainKey("waits.fillInIntakeForm.endAfter");
    }

    @Test
    void markupInTextsIsText() {
        String markup = "<script>alert(1)</script><b>vet</b>";
        HttpResponse<String> check = change("texts", Map.of("summary.nl", markup, "description.nl", markup));

        assertThat(check.body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        assertThat(preview(check).body()).doesNotContain("<script>alert").contains("&lt;b&gt;vet");
        carryOut(check);
        assertThat(new Visitor(port).get("/programmes/" + slug).body())
                .doesNotContain("<script>alert")
                .contains("&lt;b&gt;vet");
    }

    @Test
    void thePreviewIsThePageOfVisitorsAndChangesNothing() {
        HttpResponse<String> check =
                change("texts", Map.of("title.nl", "Netwerk van morgen", "summary.nl", "Een nieuw begin."));

        HttpResponse<String> preview = preview(check);

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("Dit is een voorbeeld", "<h1>Netwerk van morgen</h1>", "Een nieuw begin.");
        assertThat(new Visitor(port).get("/programmes/" + slug).body()).doesNotContain("Netwerk van morgen");
    }

    @Test
    void whatWasToBeCarriedOutCanBeGoneOnWith() {
        HttpResponse<String> check = change("texts", Map.of("summary.nl", "Bijna goed"));

        HttpResponse<String> again =
                coordinator.submit(page("texts"), page("texts") + "/again", PageForm.of(check.body()));

        assertThat(PageForm.of(again.body())).containsEntry("summary.nl", "Bijna goed");
        assertThat(definition().summary().nl()).isNotEqualTo("Bijna goed");
    }

    @Test
    void whoeverSawAnOlderStateIsToldSoAndKeepsWhatWasTyped() {
        Map<String, String> mine = form("price");
        carryOut(change("price", Map.of("fee", "3.000,00")));
        mine.put("fee", "1.000,00");

        HttpResponse<String> refused = send("price", mine);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Iemand anders was je voor", "value=\"1.000,00\"");
        carryOut(send("price", PageForm.of(refused.body())));
        assertThat(definition().fee()).isEqualByComparingTo("1000");
    }

    @Test
    void carryingOutTwiceChangesItOnce() {
        HttpResponse<String> check = change("price", Map.of("fee", "1.500,00"));

        assertThat(carryOut(check).statusCode()).isEqualTo(302);
        assertThat(carryOut(check).statusCode()).isEqualTo(302);

        assertThat(programmes.findBySlug(slug).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void ofTwoAtOnceOneIsShownWhatTheOtherDid() throws InterruptedException {
        HttpResponse<String> cheap = change("price", Map.of("fee", "100,00"));
        HttpResponse<String> dear = change("price", Map.of("fee", "9.000,00"));
        Visitor colleague = Visitor.staff(port, "administrator");
        List<Integer> answers = new CopyOnWriteArrayList<>();

        assertThat(AtOnce.run(List.of(
                        () -> answers.add(carryOut(coordinator, cheap).statusCode()),
                        () -> answers.add(carryOut(colleague, dear).statusCode()))))
                .containsOnlyNulls();

        assertThat(answers).containsExactlyInAnyOrder(302, 409);
    }

    @Test
    void aCopyIsHiddenUntilSomebodyShowsIt() {
        String copy = slug + "-kopie";
        String page = "/desk/programmes/" + slug + "/copy";
        HttpResponse<String> taken =
                coordinator.submit(page, page, Map.of("slug", slug, "titleNl", "", "titleEn", "Copy"));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body())
                .contains("id=\"titleNl-error\"", "Er is al een programma met dit adres", "value=\"Copy\"");

        carryOut(coordinator.submit(
                page, page, Map.of("slug", copy, "titleNl", "Kopie " + copy, "titleEn", "Copy " + copy)));

        Visitor visitor = new Visitor(port);
        Edition edition = planning.planEdition(copy, "Eerste", clock.today().plusWeeks(12));
        assertThat(visitor.get("/programmes/" + copy).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/").body()).doesNotContain("Kopie " + copy);
        assertThat(visitor.get("/api/v1/programmes").body()).doesNotContain(copy);
        assertThat(places.isOpenForEnrolment(editions.get(edition.id()))).isFalse();

        slug = copy;
        Map<String, String> shown = form("texts");
        assertThat(shown.remove("hidden")).isEqualTo("on");
        carryOut(send("texts", shown));
        assertThat(visitor.get("/programmes/" + copy).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/").body()).contains("Kopie " + copy);
        assertThat(places.isOpenForEnrolment(editions.get(edition.id()))).isTrue();
    }

    @Test
    void facilitatorsChangeNoProgramme() {
        Visitor facilitator = Visitor.staff(port, "facilitator");
        for (String page :
                Stream.of(Subject.values()).map(Subject::slug).map(this::page).toList()) {
            assertThat(facilitator.get(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(coordinator.get("/desk/programmes/" + slug + "/edit/nothing").statusCode())
                .isEqualTo(404);
    }

    private ProgrammeDefinition definition() {
        return programmes.findBySlug(slug).orElseThrow().definition();
    }

    private String page(String subject) {
        return "/desk/programmes/" + slug + "/edit/" + subject;
    }

    private Map<String, String> form(String subject) {
        return PageForm.of(coordinator.get(page(subject)).body());
    }

    private HttpResponse<String> change(String subject, Map<String, String> changes) {
        Map<String, String> fields = form(subject);
        fields.putAll(changes);
        return send(subject, fields);
    }

    private HttpResponse<String> send(String subject, Map<String, String> fields) {
        return coordinator.submit(page(subject), page(subject), fields);
    }

    private HttpResponse<String> carryOut(HttpResponse<String> check) {
        return carryOut(coordinator, check);
    }

    private HttpResponse<String> carryOut(Visitor staff, HttpResponse<String> check) {
        assertThat(check.body()).contains("name=\"yaml\"");
        return staff.submit("/desk/definitions", "/desk/definitions/carry-out", PageForm.of(check.body()));
    }

    private HttpResponse<String> preview(HttpResponse<String> check) {
        return coordinator.submit("/desk/definitions", "/desk/definitions/preview", PageForm.of(check.body()));
    }
}
