package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.kring.AtOnce;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.InvoiceEntry;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.session.Meetings.Registration;
import nl.kring.session.SessionOutcome;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** An edition of a programme that sets hours and price for being online, moved online as a whole. */
class EditionOnlineProcessTest extends JourneyTest {

    private static final String LINK = "https://meet.example/alles";
    private static final Map<String, String> MOVE = Map.of("link", LINK, "reason", "Het gebouw is dicht");

    @LocalServerPort
    int port;

    @Autowired
    InvoiceBook book;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void meetsAtTheHoursOfTheProgrammeAtHalfTheFee() {
        Edition edition = anEditionWithOnlineRules();
        Enrolment invoiced = anAdmittedCandidate(edition);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/editions/" + edition.id() + "/online";

        assertThat(coordinator.get("/desk/editions/" + edition.id()).body()).contains(page);
        assertThat(coordinator.get(page).body()).contains("2.250,00", "1.125,00", "12:30–16:00");
        assertThat(coordinator.submit(page, page, Map.of("link", LINK)).statusCode())
                .isEqualTo(422);
        assertThat(coordinator.submit(page, page, MOVE).statusCode()).isEqualTo(302);
        timeMachine.settle();

        Edition online = editions.get(edition.id());
        assertThat(online.isOnline()).isTrue();
        assertThat(online.fee()).isEqualByComparingTo("1125");
        assertThat(online.meetings()).allSatisfy(meeting -> {
            Meeting before = edition.meetings().get(meeting.number());
            assertThat(meeting.isOnline()).isTrue();
            assertThat(meeting.startsAt().toLocalDate())
                    .isEqualTo(before.startsAt().toLocalDate());
            assertThat(meeting.startsAt().toLocalTime()).hasToString("12:30");
            assertThat(meeting.endsAt().toLocalTime()).hasToString("16:00");
        });
        MailLog.Entry letter = letter(invoiced, MailTemplate.EDITION_MOVED_ONLINE);
        assertThat(letter.attachments()).hasSize(edition.meetings().size());
        assertThat(letter.letter().text()).contains("Het gebouw is dicht", LINK, "12:30–16:00", "1.125");
        assertThat(lettersAbout(invoiced)).doesNotContain("SESSION_MOVED_ONLINE");

        List<InvoiceEntry> entries = book.ofEnrolment(invoiced.id());
        assertThat(entries).hasSize(2);
        assertThat(entries.get(1).invoice().kind()).isEqualTo(Invoice.Kind.CREDIT_NOTE);
        assertThat(entries.get(1).invoice().amount()).isEqualByComparingTo("1125");
        assertThat(entries.get(0).open()).isEqualByComparingTo("1125");
        Enrolment later = anAdmittedCandidate(edition);
        assertThat(book.ofEnrolment(later.id()).get(0).invoice().amount()).isEqualByComparingTo("1125");
        passTimeUntil(edition.freeCancellationUntil()
                .plusDays(1)
                .atStartOfDay(edition.startsAt().getZone()));
        assertThat(cancelling.costsNow(later.id()).amount()).isEqualByComparingTo("562.50");

        assertThat(coordinator.get(page).body()).contains("was al online gezet");
        coordinator.submit("/desk/editions/" + edition.id(), page, MOVE);
        assertThat(coordinator.get("/desk/editions/" + edition.id()).body()).contains("was al online gezet");
        assertThat(editions.get(edition.id()).fee()).isEqualByComparingTo("1125");
        assertThat(book.ofEnrolment(invoiced.id())).hasSize(2);
    }

    @Test
    void keepsItsPriceOnceAMeetingWasInTheRoom() {
        Edition edition = anEditionWithOnlineRules();
        Enrolment participant = anAdmittedCandidate(edition);
        passTimeUntil(edition.kickOff().endsAt());
        meetings.begin(edition.kickOff().id());
        meetings.register(
                edition.kickOff().id(), new Registration(SessionOutcome.HELD, java.util.Set.of(), null, null, null));

        assertThat(Visitor.staff(port, "coordinator")
                        .get("/desk/editions/" + edition.id() + "/online")
                        .body())
                .contains("de bijdrage blijft daarom gelijk");
        move(edition);
        timeMachine.settle();

        Edition online = editions.get(edition.id());
        assertThat(online.fee()).isEqualByComparingTo("2250");
        assertThat(online.kickOff().isOnline()).isFalse();
        assertThat(online.meetings()).filteredOn(Meeting::isOnline).hasSize(3);
        assertThat(book.ofEnrolment(participant.id())).hasSize(1);
        assertThat(letter(participant, MailTemplate.EDITION_MOVED_ONLINE)
                        .letter()
                        .text())
                .doesNotContain("bijdrage");
    }

    @Test
    void isMovedOnceByTwoCoordinatorsAtOnceWhileSomebodyIsInvoiced() throws Exception {
        Edition edition = anEditionWithOnlineRules();
        Enrolment first = anAdmittedCandidate(edition);
        Enrolment second = aCandidateWithCompleteIntake(edition);
        decideForOrganiser(second, "YES");
        Callable<Object> move = () -> {
            move(edition);
            return true;
        };
        Callable<Object> admit = () -> {
            decideForCandidate(second, "YES");
            return true;
        };

        var ends = AtOnce.run(List.of(move, move, admit));
        timeMachine.settle();

        assertThat(ends.stream().filter(Objects::nonNull)).singleElement().isInstanceOf(IllegalStateException.class);
        for (Enrolment each : List.of(first, second)) {
            assertThat(book.ofEnrolment(each.id()).stream()
                            .map(InvoiceEntry::open)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("1125");
        }
        assertThat(lettersAbout(first)).containsOnlyOnce("EDITION_MOVED_ONLINE");
    }

    @Test
    void aSingleMeetingIsProposedAtTheHoursOfTheProgrammeAndAnnouncedLongBefore() {
        Edition edition = anEditionWithOnlineRules();
        Enrolment participant = anAdmittedCandidate(edition);
        Meeting last = edition.meetings().get(3);

        assertThat(Visitor.staff(port, "coordinator")
                        .get("/desk/editions/" + edition.id() + "/meetings/" + last.id() + "/online")
                        .body())
                .contains("value=\"12:30\"", "value=\"16:00\"");
        meetings.moveOnline(last.id(), last.startsAt(), last.endsAt(), LINK, "Sneeuw");

        assertThat(lettersAbout(participant)).containsOnlyOnce("SESSION_MOVED_ONLINE");
    }

    @Test
    void isNotForFacilitatorsNorForWhatIsCancelled() {
        Edition edition = anEditionWithOnlineRules();
        String page = "/desk/editions/" + edition.id() + "/online";
        Visitor facilitator = Visitor.staff(port, "facilitator");
        assertThat(facilitator.get(page).statusCode()).isEqualTo(403);
        assertThat(facilitator.submit("/desk", page, MOVE).statusCode()).isEqualTo(403);
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "NO_GO");

        assertThatIllegalStateException().isThrownBy(() -> move(edition));
    }

    private void move(Edition edition) {
        transaction.executeWithoutResult(status -> {
            editions.lockById(edition.id());
            meetings.moveAllOnline(edition.id(), LINK, "Het gebouw is dicht");
        });
    }

    private Edition anEditionWithOnlineRules() {
        return anOpenEditionOf(
                "online-" + UUID.randomUUID().toString().substring(0, 8),
                yaml -> yaml.putObject("online")
                        .put("from", "12:30")
                        .put("to", "16:00")
                        .put("percentage", 50));
    }
}
