package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.kring.KringTest;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class TimeMachineTests {

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="TimeMachineTests" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
                <userTask id="work" camunda:formRef="CallCandidate" camunda:formRefBinding="latest" camunda:candidateGroups="coordinators"/>
                <boundaryEvent id="escalation" attachedToRef="work" cancelActivity="false">
                  <timerEventDefinition><timeDuration>P7D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f2" sourceRef="escalation" targetRef="escalated"/>
                <endEvent id="escalated"/>
                <boundaryEvent id="reminder" attachedToRef="work" cancelActivity="false">
                  <timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f3" sourceRef="reminder" targetRef="remind"/>
                <serviceTask id="remind" camunda:asyncBefore="true" camunda:expression="${%s}"/>
                <sequenceFlow id="f4" sourceRef="remind" targetRef="reminded"/>
                <endEvent id="reminded"/>
              </process>
            </definitions>
            """;

    @Autowired
    TimeMachine timeMachine;

    @Autowired
    AppClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    private Duration offsetBefore = Duration.ZERO;
    private String deployment = "";

    @BeforeEach
    void remember() {
        offsetBefore = clock.offset();
    }

    @AfterEach
    void restore() {
        clock.shiftTo(offsetBefore);
        ClockUtil.offset(offsetBefore.toMillis());
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void remindersComeBeforeEscalationsEachAtItsOwnTime() {
        Instant begin = clock.instant();
        ProcessInstance instance = start("true");

        timeMachine.advanceTo(begin.plus(Duration.ofDays(30)));

        List<HistoricActivityInstance> ends = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .activityType("noneEndEvent")
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list();
        assertThat(ends).extracting(HistoricActivityInstance::getActivityId).containsExactly("reminded", "escalated");
        assertThat(daysAfter(begin, ends.get(0))).isEqualTo(3);
        assertThat(daysAfter(begin, ends.get(1))).isEqualTo(7);
    }

    @Test
    void movesApplicationAndEngineTogether() {
        start("true");
        Instant target = clock.instant().plus(Duration.ofDays(30));
        timeMachine.advanceTo(target);
        assertThat(Duration.between(target, clock.instant())).isBetween(Duration.ZERO, Duration.ofMinutes(2));
        assertThat(Duration.between(ClockUtil.getCurrentTime().toInstant(), clock.instant())
                        .abs())
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aFailingJobIsLeftAndDoesNotHoldUpTheRest() {
        ProcessInstance instance = start("'not a number' * 1 == 1");
        timeMachine.advanceTo(clock.instant().plus(Duration.ofDays(30)));
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityId("escalated")
                        .count())
                .isEqualTo(1);
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .withException()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void doesNotGoBack() {
        start("true");
        assertThatThrownBy(() -> timeMachine.advanceTo(clock.instant().minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ProcessInstance start(String expression) {
        deployment = repository
                .createDeployment()
                .addString("TimeMachineTests.bpmn", MODEL.formatted(expression))
                .deploy()
                .getId();
        return runtime.startProcessInstanceByKey("TimeMachineTests");
    }

    private static long daysAfter(Instant begin, HistoricActivityInstance activity) {
        return Duration.between(begin, activity.getStartTime().toInstant().plusSeconds(1))
                .toDays();
    }
}
