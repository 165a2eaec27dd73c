package nl.kring.journey.session;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Meetings;
import nl.kring.session.SessionRating;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A coordinator answers a rating below the norm of the programme. */
@Component
class ImproveAfterLowRating implements TaskForm {

    private final Meetings meetings;
    private final Editions editions;

    ImproveAfterLowRating(Meetings meetings, Editions editions) {
        this.meetings = meetings;
        this.editions = editions;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Meeting meeting = editions.getMeeting(task.sessionId());
        BigDecimal norm = editions.get(meeting.editionId()).definition().ratingNorm();
        List<SessionRating> ratings = meetings.ratings(meeting.id());
        return Map.of(
                "sessionTitle",
                meeting.title().in(LocaleContextHolder.getLocale()),
                "startsAt",
                meeting.startsAt(),
                "average",
                // Never up: what is below the norm reads below the norm.
                BigDecimal.valueOf(meetings.averageRating(meeting.id()).orElse(0))
                        .setScale(2, RoundingMode.DOWN),
                "norm",
                Objects.requireNonNullElse(norm, BigDecimal.ZERO),
                "count",
                ratings.size(),
                "ratings",
                ratings.stream().map(ImproveAfterLowRating::row).toList());
    }

    private static Map<String, String> row(SessionRating rating) {
        return Map.of(
                "rating", String.valueOf(rating.rating()),
                "mostValuable", Objects.requireNonNullElse(rating.mostValuable(), ""),
                "toImprove", Objects.requireNonNullElse(rating.toImprove(), ""));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("improvement");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        meetings.improve(task.sessionId(), answers.text("improvement"));
        return Map.of();
    }
}
