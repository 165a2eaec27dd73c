package nl.kring.journey.companion;

import java.util.Map;
import java.util.stream.Collectors;
import nl.kring.companion.Companions;
import nl.kring.companion.Group;
import nl.kring.companion.Kind;
import nl.kring.companion.Shadowing;
import nl.kring.companion.Shadowings;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A member of a small group reads who is in it and joins. */
@Component
class JoinCompanions implements TaskForm {

    private final Companions companions;
    private final Shadowings shadowings;
    private final Enrolments enrolments;
    private final MessageSource texts;

    JoinCompanions(Companions companions, Shadowings shadowings, Enrolments enrolments, MessageSource texts) {
        this.companions = companions;
        this.shadowings = shadowings;
        this.enrolments = enrolments;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Group group = group(task);
        return Map.of(
                "group",
                texts.getMessage("companions." + group.kind().name(), null, LocaleContextHolder.getLocale()),
                "members",
                group.members().stream()
                        .filter(member -> !member.id().equals(task.enrolmentId()))
                        .map(member -> "- " + member.name() + ", " + member.organisation())
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        Group group = group(task);
        companions.confirm(group.id(), enrolments.get(task.enrolmentId()));
        boolean done =
                shadowings.of(task.enrolmentId()).filter(Shadowing::isDone).isPresent();
        return Map.of(Facts.SHADOWING_ASKED, group.kind() == Kind.SHADOWING && !done);
    }

    private Group group(TaskAtHand task) {
        return companions.find(task.editionId(), task.companionGroupId()).orElseThrow();
    }
}
