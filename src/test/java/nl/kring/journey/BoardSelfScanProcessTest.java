package nl.kring.journey;

import static nl.kring.journey.BoardAnswers.READ;
import static org.assertj.core.api.Assertions.assertThat;

import nl.kring.engagement.Comparison;
import nl.kring.engagement.Scans;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.invoicing.Invoices;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A board takes the instrument. */
class BoardSelfScanProcessTest extends BoardTest {

    @Autowired
    private Scans scans;

    @Autowired
    private Comparison comparison;

    @Autowired
    private Invoices invoices;

    @Test
    void theInstrumentIsTheIntakeOfABoard() {
        Edition edition = anAgreedCycle();
        Enrolment board = aBoard(edition, "Noord", "FOLLOWING", "ACTIVE");

        assertThat(statusOf(board)).isEqualTo(EnrolmentStatus.ADMITTED);
        assertThat(endsOf(board)).contains("EndEvent_ScanComplete", "EndEvent_BoardTakesPart");
        assertThat(lettersAbout(board)).containsSubsequence("BOARD_INSTRUMENT", "BOARD_TAKES_PART");
        assertThat(attached(letter(board, MailTemplate.BOARD_TAKES_PART))).contains("METHOD:REQUEST");
        assertThat(scans.of(board.id()).isComplete()).isTrue();
        assertThat(scans.of(board.id()).responsibilities()).hasSize(15);
        assertThat(invoices.ofEnrolment(board.id())).isEmpty();
    }

    @Test
    void showsWhatTheGradationsMeanWhereABoardScalesItself() {
        Enrolment board = aConfirmedBoard(anAgreedCycle(), "Noord");
        answer(board, "Task_ReadInstrument", READ);

        assertThat(shown(onlyTask(board, "Task_DescribeCurrentSituation"), self(board), "researchGradations"))
                .contains(
                        "Passief",
                        "We wachten af",
                        "We lopen vooruit op landelijke ontwikkelingen",
                        "onderzoeksagenda");
    }

    @Test
    void aBoardSeesOthersOnceItHasScaledItself() {
        Edition edition = anAgreedCycle();
        Enrolment first = aBoard(edition, "Noord", "FOLLOWING", "ACTIVE");
        Enrolment second = aConfirmedBoard(edition, "Zuid");

        assertThat(comparison.mayRead(enrolments.get(first.id()))).isTrue();
        assertThat(comparison.mayRead(enrolments.get(second.id()))).isFalse();
    }
}
