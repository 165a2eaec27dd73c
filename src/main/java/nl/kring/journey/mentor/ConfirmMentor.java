package nl.kring.journey.mentor;

import java.util.Map;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.mentor.Mentor;
import nl.kring.mentor.Mentorings;
import org.springframework.stereotype.Component;

/** A participant reads who the mentor is, and confirms. */
@Component
class ConfirmMentor implements TaskForm {

    private final Mentorings mentorings;

    ConfirmMentor(Mentorings mentorings) {
        this.mentorings = mentorings;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Mentor mentor = mentorings.of(task.enrolmentId()).orElseThrow().mentor();
        return Map.of("mentor", mentor.name(), "mentorOrganisation", mentor.organisation());
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        mentorings.confirmByParticipant(
                mentorings.of(task.enrolmentId()).orElseThrow().id());
        return Map.of();
    }
}
