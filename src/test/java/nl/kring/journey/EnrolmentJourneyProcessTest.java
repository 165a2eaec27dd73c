package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;

class EnrolmentJourneyProcessTest extends JourneyTest {

    @Test
    void leadsFromInterestToParticipant() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aNewCandidate(edition);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.RECEIVED);
        assertThat(lettersAbout(candidate)).contains("CONFIRM_ADDRESS");

        enrolling.confirmAddress(candidate.id());
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        holdConversation(candidate);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.DECIDING);
        decideForCandidate(candidate, "YES");
        decideForOrganiser(candidate, "YES");
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.ADMITTED);

        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        passTimeUntil(edition.kickOff().endsAt());
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        answer(candidate, "Task_ConfirmAgreement", Map.of("confirmed", "true"));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.CONTRACTED);
        assertThat(endsOf(candidate)).contains("EndEvent_ParticipantContracted");
        assertThat(waitsOf(candidate)).isEmpty();
        assertThat(letter(candidate, MailTemplate.WELCOME).attachments()).hasSize(1);
        assertThat(letter(candidate, MailTemplate.INVOICE).attachments()).hasSize(2);
    }

    @Test
    void refusesWhoeverDoesNotMeetAHardConditionAndSaysWhy() {
        Edition edition = anOpenEditionFor("alleen-speciaal-onderwijs", List.of("SPECIAL"));
        Enrolment candidate = aNewCandidate(edition);

        enrolling.confirmAddress(candidate.id());

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.REFUSED);
        assertThat(endsOf(candidate)).contains("EndEvent_Refused");
        assertThat(letter(candidate, MailTemplate.REFUSED).letter().text())
                .contains(enrolments.get(candidate.id()).endReason());
        assertThat(places.occupancy(edition.id()).taken()).isZero();
        assertThat(waitsOf(candidate)).isEmpty();
    }

    @Test
    void admitsAnybodyWhoMeetsTheHardConditions() {
        Enrolment candidate = aConfirmedCandidate(anOpenEditionFor("ook-primair-onderwijs", List.of("PRIMARY")));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
    }

    @Test
    void endsWhenTheCandidateGivesUpDuringTheIntake() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aConfirmedCandidate(edition);
        passTime(Duration.ofDays(11));

        answerAs(
                COORDINATOR,
                candidate,
                "Task_CallCandidate",
                Map.of("callNotes", "Geen tijd meer", "stillInterested", "NO"));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        assertThat(endsOf(candidate)).contains("EndEvent_WithdrawnInIntake");
        assertThat(waitsOf(candidate)).isEmpty();
        assertThat(places.occupancy(edition.id()).taken()).isZero();
    }

    @Test
    void aCandidateCanWithdrawBeforeConfirmingTheAddress() {
        assertWithdrawn(aNewCandidate(anOpenEdition()));
    }

    @Test
    void aCandidateCanWithdrawFromTheWaitingList() {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        assertWithdrawn(aConfirmedCandidate(edition));
    }

    @Test
    void aCandidateCanWithdrawFromAnOfferAndTheNextGetsIt() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        Enrolment third = aConfirmedCandidate(edition);
        enrolling.withdraw(first.id(), "");

        assertWithdrawn(second);

        assertThat(statusOf(third)).isEqualTo(EnrolmentStatus.OFFERED);
    }

    @Test
    void aCandidateCanWithdrawDuringTheIntakeAndGivesBackTheConversationTime() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aConfirmedCandidate(edition);
        fillInIntakeForm(candidate);
        int offered = conversations.open(edition.id()).size();
        chooseAnyTime(candidate);

        assertWithdrawn(candidate);
        assertThat(attached(letter(candidate, MailTemplate.WITHDRAWN))).contains("METHOD:CANCEL");

        assertThat(conversations.open(edition.id())).hasSize(offered);
        assertThat(places.occupancy(edition.id()).taken()).isZero();
    }

    @Test
    void aCandidateCanWithdrawWhileBothSidesDecide() {
        assertWithdrawn(aCandidateWithCompleteIntake(anOpenEdition()));
    }

    private void assertWithdrawn(Enrolment candidate) {
        enrolling.withdraw(candidate.id(), "Toch niet");
        enrolling.withdraw(candidate.id(), "Nog eens");

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        assertThat(enrolments.get(candidate.id()).endReason()).isEqualTo("Toch niet");
        assertThat(endsOf(candidate)).contains("EndEvent_Withdrawn").doesNotContain("EndEvent_Cancelled");
        assertThat(lettersAbout(candidate)).containsOnlyOnce("WITHDRAWN");
        assertThat(waitsOf(candidate)).isEmpty();
    }

    @Test
    void whoeverWasAdmittedCancels() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);

        cancel(participant);

        assertCancelled(participant);
        assertThat(endsOf(participant)).contains("EndEvent_Cancelled").doesNotContain("EndEvent_Withdrawn");
        assertThat(places.occupancy(edition.id()).taken()).isZero();
    }

    @Test
    void whoeverCancelsDuringTheYearIsAskedNothingMore() {
        Edition edition = anOpenEdition();
        Enrolment participant = aParticipant(edition);
        answerAs(
                FACILITATOR,
                editionTask(edition, "Task_PrepareSession"),
                Map.of("theme", "Kennismaken", "material", "Geen"));
        timeMachine.settle();
        answerAs(
                FACILITATOR,
                editionTask(edition, "Task_RegisterAttendance"),
                Map.of("held", "HELD", "present", List.of(participant.id().toString())));
        assertThat(openTasks(participant, "Task_RateSession")).hasSize(1);

        cancel(participant);

        assertCancelled(participant);
        assertThat(taskForms.openFor(participant.id())).isEmpty();
        assertThat(letter(participant, MailTemplate.CANCELLED_WITH_COSTS).attachments())
                .hasSize(3);
    }

    private void assertCancelled(Enrolment participant) {
        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.CANCELLED);
        assertThat(waitsOf(participant)).isEmpty();
    }

    @Test
    void endsWithTheOrganisersNo() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aCandidateWithCompleteIntake(edition);

        decideForCandidate(candidate, "YES");
        decideForOrganiser(candidate, "NO");

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.NOT_ADMITTED);
        assertThat(endsOf(candidate)).contains("EndEvent_NotAdmitted");
        assertThat(lettersAbout(candidate)).endsWith("NOT_ADMITTED");
        assertThat(places.occupancy(edition.id()).taken()).isZero();
    }

    @Test
    void endsWithTheCandidatesNo() {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());

        decideForOrganiser(candidate, "YES");
        decideForCandidate(candidate, "NO");

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.NOT_ADMITTED);
        assertThat(endsOf(candidate)).contains("EndEvent_NotAdmitted");
        assertThat(lettersAbout(candidate)).endsWith("DECLINED_BY_CANDIDATE");
    }
}
