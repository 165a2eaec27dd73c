package nl.kring.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.companion.CaseMoved;
import nl.kring.companion.Companions;
import nl.kring.companion.Group;
import nl.kring.companion.GroupDissolved;
import nl.kring.companion.GroupSettled;
import nl.kring.companion.Intervision;
import nl.kring.companion.Intervisions;
import nl.kring.companion.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentMoved;
import nl.kring.enrolment.EnrolmentWithdrawn;
import nl.kring.programme.EditionCancelled;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine of small groups, in the transaction in which they change. */
@Component
public class CompanionJourneys {

    private final RuntimeService runtime;
    private final Companions companions;
    private final Intervisions intervisions;

    CompanionJourneys(RuntimeService runtime, Companions companions, Intervisions intervisions) {
        this.runtime = runtime;
        this.companions = companions;
        this.intervisions = intervisions;
    }

    /** Each member is asked to join; a group that is new plans its half-days, one that has grown asks again. */
    @EventListener
    void start(GroupSettled settled) {
        Group group = settled.group();
        group.members().stream().filter(member -> !takesPart(member, group)).forEach(member -> start(member, group));
        if (group.kind() == Kind.INTERVISION) {
            if (intervisions.of(group.id()).isEmpty()) {
                startNextIntervision(settled.editionId(), group.id());
            } else {
                tell(Models.COMPANIONS_CHANGED, Facts.COMPANION_GROUP_ID, group.id());
            }
        }
    }

    private boolean takesPart(Enrolment member, Group group) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Models.COMPANION)
                        .variableValueEquals(
                                Facts.COMPANION_GROUP_ID, group.id().toString())
                        .variableValueEquals(Facts.ENROLMENT_ID, member.id().toString())
                        .count()
                > 0;
    }

    private void start(Enrolment member, Group group) {
        if (!group.isConfirmedBy(member)) {
            Map<String, Object> facts = new HashMap<>(Facts.aboutEnrolment(member.id(), member.editionId()));
            facts.put(Facts.COMPANION_GROUP_ID, group.id().toString());
            runtime.startProcessInstanceByKey(Models.COMPANION, member.reference(), facts);
        }
    }

    /** Starts the process of the next half-day of a group, where there is one. */
    public void startNextIntervision(UUID editionId, UUID groupId) {
        intervisions.beginNext(editionId, groupId).ifPresent(this::start);
    }

    private void start(Intervision intervision) {
        Map<String, Object> facts = new HashMap<>(
                Facts.aboutSession(intervisions.meeting(intervision).id(), intervision.editionId()));
        facts.put(Facts.COMPANION_GROUP_ID, intervision.groupId().toString());
        facts.put(Facts.INTERVISION_ID, intervision.id().toString());
        runtime.startProcessInstanceByKey(Models.INTERVISION, facts);
    }

    /** Where somebody left, the end of what that one was asked leads to asking another. */
    @EventListener(condition = "!#moved.becauseOneLeft()")
    void ask(CaseMoved moved) {
        tell(Models.CASE_MOVED, Facts.INTERVISION_ID, moved.intervision().id());
    }

    @EventListener
    void end(GroupDissolved dissolved) {
        tell(
                Models.COMPANIONS_DISSOLVED,
                Facts.COMPANION_GROUP_ID,
                dissolved.group().id());
    }

    @EventListener
    void end(EditionCancelled cancelled) {
        tell(Models.COMPANIONS_DISSOLVED, Facts.EDITION_ID, cancelled.editionId());
    }

    /** Before the group's tasks are closed for whoever leaves: then another is asked in that one's place. */
    void passOn(EnrolmentWithdrawn withdrawn) {
        intervisions.passOn(withdrawn.editionId(), withdrawn.enrolmentId());
    }

    /** After the group's tasks are closed for whoever leaves; a group that has nobody any more has nothing ahead. */
    void leave(EnrolmentWithdrawn withdrawn) {
        endOwn(withdrawn.enrolmentId());
        List<UUID> live = companions.groups(withdrawn.editionId(), Kind.INTERVISION).stream()
                .map(Group::id)
                .toList();
        companions.everIn(withdrawn.enrolmentId()).stream()
                .filter(group -> !intervisions.of(group).isEmpty() && !live.contains(group))
                .forEach(group -> tell(Models.COMPANIONS_DISSOLVED, Facts.COMPANION_GROUP_ID, group));
    }

    /** Whoever completed the year is not asked for anything any more. */
    @EventListener(condition = "#moved.status().name() == 'COMPLETED'")
    void end(EnrolmentMoved moved) {
        endOwn(moved.enrolmentId());
    }

    /** Only what is asked of this one person: what the group does together has the same person among its own variables. */
    private void endOwn(UUID enrolmentId) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(Models.COMPANION)
                .variableValueEquals(Facts.ENROLMENT_ID, enrolmentId.toString())
                .list()
                .forEach(process -> runtime.createMessageCorrelation(Models.COMPANIONS_DISSOLVED)
                        .processInstanceId(process.getId())
                        .correlateAll());
    }

    private void tell(String message, String fact, UUID id) {
        runtime.createMessageCorrelation(message)
                .processInstanceVariableEquals(fact, id.toString())
                .correlateAll();
    }
}
