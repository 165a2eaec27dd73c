package nl.kring.journey.intake;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.form.Answers;
import nl.kring.form.Option;
import nl.kring.intake.Conversations;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The candidate picks one of the offered times, or proposes others. */
@Component
class ChooseConversationTime implements TaskForm {

    private final Conversations conversations;
    private final Refusals refusals;

    ChooseConversationTime(Conversations conversations, Refusals refusals) {
        this.conversations = conversations;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Locale locale = LocaleContextHolder.getLocale();
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(locale);
        return Map.of(
                "slots",
                conversations.open(task.editionId()).stream()
                        .map(slot -> Option.of(
                                slot.id().toString(),
                                slot.startsAt().toLocalDateTime().format(format)))
                        .toList());
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        boolean chosen = answers.has("slotId");
        if (chosen) {
            UUID slot = UUID.fromString(answers.choice("slotId"));
            if (!conversations.choose(task.enrolmentId(), task.editionId(), slot)) {
                throw refusals.of("slotId", "slotTaken");
            }
        } else {
            String proposal = answers.optionalText("proposal").orElseThrow(() -> refusals.of("slotId", "noTime"));
            conversations.propose(task.enrolmentId(), proposal);
        }
        return Map.of(Facts.TIME_CHOSEN, chosen);
    }
}
