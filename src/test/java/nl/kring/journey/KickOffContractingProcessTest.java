package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.Confirmation;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FormRejected;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.identity.StaffRole;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

class KickOffContractingProcessTest extends JourneyTest {

    @Test
    void everybodyConfirmsWhatTheGroupAgreed() {
        Edition edition = anOpenEdition();
        List<Enrolment> people = List.of(anAdmittedCandidate(edition), anAdmittedCandidate(edition));
        kickOff(edition);
        Map<String, Object> agreed = setUp(edition);
        String moved =
                edition.meetings().get(1).startsAt().toLocalDate().plusDays(7).toString();
        agreed.put("session1Start", moved + "T13:00");
        agreed.put("session1End", moved + "T18:00");

        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), agreed);

        Meeting session = editions.get(edition.id()).meetings().get(1);
        assertThat(session.startsAt().toLocalDateTime()).hasToString(moved + "T13:00");
        assertThat(session.place()).isEqualTo("Kasteel Groeneveld");
        for (Enrolment person : people) {
            assertThat(letter(person, MailTemplate.AGREEMENT_TO_CONFIRM).attachments())
                    .hasSize(3);
            Task task = onlyTask(person, "Task_ConfirmAgreement");
            assertThat(shown(task, self(person), "agreement")).contains("Rolvastheid");
            answer(person, "Task_ConfirmAgreement", CONFIRMED);
            assertThat(statusOf(person)).isEqualTo(EnrolmentStatus.CONTRACTED);
        }
        assertThat(agreement(edition).isClosed()).isTrue();
        assertThat(endsOf(edition)).contains("EndEvent_Contracted").contains("EndEvent_ParticipantContracted");
    }

    @Test
    void whoeverDoesNotConfirmIsCalledAndAskedAgain() {
        Edition edition = anOpenEdition();
        Enrolment prompt = anAdmittedCandidate(edition);
        Enrolment byPhone = anAdmittedCandidate(edition);
        Enrolment silent = anAdmittedCandidate(edition);
        kickOff(edition);
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        answer(prompt, "Task_ConfirmAgreement", CONFIRMED);

        passTime(Duration.ofDays(6));
        assertThat(lettersAbout(silent)).endsWith("TASK_REMINDER");
        passTime(Duration.ofDays(9));

        assertThat(openTasks(silent, "Task_ConfirmAgreement")).isEmpty();
        Task settle = editionTask(edition, "Task_SettleMissingConfirmations");
        assertThat(offered(settle, COORDINATOR, "missing"))
                .containsExactly(byPhone.id().toString(), silent.id().toString());
        answerAs(
                COORDINATOR,
                settle,
                Map.of("confirmedByPhone", List.of(byPhone.id().toString()), "notes", "Gebeld op maandag"));

        assertThat(statusOf(byPhone)).isEqualTo(EnrolmentStatus.CONTRACTED);
        assertThat(statusOf(silent)).isEqualTo(EnrolmentStatus.ADMITTED);
        assertThat(contracting.confirmations(agreement(edition).id()))
                .extracting(Confirmation::confirmedBy)
                .containsExactlyInAnyOrder(prompt.name(), COORDINATOR.name());
        assertThat(agreement(edition).isClosed()).isFalse();

        answer(silent, "Task_ConfirmAgreement", CONFIRMED);

        assertThat(openTasks(byPhone, "Task_ConfirmAgreement")).isEmpty();
        assertThat(contracting.missing(agreement(edition).id())).isEmpty();
        assertThat(agreement(edition).isClosed()).isTrue();
        assertThat(endsOf(silent)).contains("EndEvent_ParticipantContracted");
    }

    @Test
    void theContractingIsOverOnceTheLastHaveConfirmedByPhone() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        kickOff(edition);
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        passTime(Duration.ofDays(15));

        answerAs(
                COORDINATOR,
                editionTask(edition, "Task_SettleMissingConfirmations"),
                Map.of("confirmedByPhone", List.of(participant.id().toString()), "notes", "Akkoord"));

        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.CONTRACTED);
        assertThat(agreement(edition).isClosed()).isTrue();
        assertThat(endsOf(edition)).contains("EndEvent_Contracted", "EndEvent_YearStarted");
    }

    @Test
    void coordinatorsHearOnceWhoIsSilentAndCannotConfirmInTheirPlace() {
        Edition edition = anOpenEdition();
        Enrolment first = anAdmittedCandidate(edition);
        Enrolment second = anAdmittedCandidate(edition);
        kickOff(edition);
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        Task task = onlyTask(first, "Task_ConfirmAgreement");

        passTime(Duration.ofDays(11));

        List<MailLog.Entry> letters = mailLog.to("coordinator@kring.example").stream()
                .filter(entry -> entry.template() == MailTemplate.CANDIDATES_SILENT)
                .filter(entry -> edition.id().equals(entry.about()))
                .toList();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).letter().text()).contains(first.name(), second.name());
        assertThat(isOfferedTo(StaffRole.COORDINATORS, task)).isFalse();
        assertThatExceptionOfType(TaskNotOpen.class).isThrownBy(() -> answerAs(COORDINATOR, task, CONFIRMED));
    }

    @Test
    void aNewVersionReplacesTheOneThatIsStillBeingConfirmed() {
        Edition edition = anOpenEdition();
        Enrolment silent = anAdmittedCandidate(edition);
        Enrolment late = aCandidateWithCompleteIntake(edition);
        kickOff(edition);
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        decideForOrganiser(late, "YES");
        decideForCandidate(late, "YES");

        contracting.amend(edition.id());
        contracting.amend(edition.id());
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));

        String second = agreement(edition).id().toString();
        for (Enrolment person : List.of(silent, late)) {
            Task task = onlyTask(person, "Task_ConfirmAgreement");
            assertThat(tasks.getVariable(task.getId(), Facts.AGREEMENT_ID)).isEqualTo(second);
            answer(person, "Task_ConfirmAgreement", CONFIRMED);
            assertThat(endsOf(person)).contains("EndEvent_ParticipantContracted");
        }
        assertThat(agreements.findByEditionIdOrderByVersion(edition.id())).allMatch(Agreement::isClosed);
        assertThat(endsOf(edition))
                .contains("EndEvent_AgreementReplaced", "EndEvent_Contracted", "EndEvent_YearStarted");
    }

    @Test
    void anAmendmentIsANewVersionThatIsConfirmedAnew() {
        Edition edition = anOpenEdition();
        Enrolment participant = aParticipant(edition);

        contracting.amend(edition.id());
        Task record = editionTask(edition, "Task_RecordSetUp");
        assertThat(taskForms.open(record.getId(), FACILITATOR).values())
                .containsEntry("themes", "Rolvastheid en tegenspraak");
        Map<String, Object> amended = setUp(edition);
        amended.put("themes", "Ook informatiebeveiliging");
        answerAs(FACILITATOR, record, amended);
        assertThat(agreement(edition).version()).isEqualTo(2);
        assertThat(contracting.missing(agreement(edition).id())).hasSize(1);
        answer(participant, "Task_ConfirmAgreement", CONFIRMED);

        assertThat(contracting.confirmations(agreement(edition).id())).hasSize(1);
        assertThat(agreements
                        .findByEditionIdOrderByVersion(edition.id())
                        .get(0)
                        .setUp()
                        .themes())
                .isEqualTo("Rolvastheid en tegenspraak");
        assertThat(lettersAbout(participant))
                .filteredOn("AGREEMENT_TO_CONFIRM"::equals)
                .hasSize(2);
        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.CONTRACTED);
        assertThat(endsOf(edition)).filteredOn("EndEvent_Contracted"::equals).hasSize(2);
    }

    @Test
    void nothingCanBeAmendedBeforeItWasAgreed() {
        Edition edition = anOpenEdition();

        assertThatIllegalStateException().isThrownBy(() -> contracting.amend(edition.id()));
    }

    @Test
    void aMeetingMustEndAfterItStarts() {
        Edition edition = anOpenEdition();
        kickOff(edition);
        Map<String, Object> backwards = setUp(edition);
        backwards.put("session2End", backwards.get("session2Start"));

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), backwards))
                .satisfies(
                        rejected -> assertThat(rejected.errors().get(0).field()).isEqualTo("session2End"));
        assertThat(agreements.findFirstByEditionIdOrderByVersionDesc(edition.id()))
                .isEmpty();
    }

    @Test
    void whoeverCancelsIsNotWaitedFor() {
        Edition edition = anOpenEdition();
        Enrolment stays = anAdmittedCandidate(edition);
        Enrolment leaves = anAdmittedCandidate(edition);
        kickOff(edition);
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));

        cancel(leaves);
        answer(stays, "Task_ConfirmAgreement", CONFIRMED);

        assertThat(agreement(edition).isClosed()).isTrue();
        assertThat(contracting.confirmations(agreement(edition).id())).hasSize(1);
    }
}
