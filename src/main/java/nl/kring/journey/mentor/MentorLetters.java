package nl.kring.journey.mentor;

import java.util.Locale;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffRole;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.journey.MentorLinks;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.mentor.MentorConfirmed;
import nl.kring.mentor.Mentoring;
import nl.kring.mentor.MentoringEnded;
import nl.kring.mentor.MentoringEnded.Why;
import nl.kring.mentor.Mentorings;
import nl.kring.mentor.QuestionAnswered;
import nl.kring.mentor.QuestionAsked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters of the mentor track. What is asked and answered stands in none of them: staff can read letters. */
@Component
class MentorLetters {

    private static final Locale MENTORS_LANGUAGE = Locale.forLanguageTag("nl");

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Mentorings mentorings;
    private final Enrolments enrolments;
    private final StaffDirectory staff;
    private final MentorLinks mentorLinks;
    private final Links links;

    MentorLetters(
            Outbox outbox,
            Correspondence correspondence,
            Mentorings mentorings,
            Enrolments enrolments,
            StaffDirectory staff,
            MentorLinks mentorLinks,
            Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.mentorings = mentorings;
        this.enrolments = enrolments;
        this.staff = staff;
        this.mentorLinks = mentorLinks;
        this.links = links;
    }

    void introduce(UUID mentoringId) {
        Mentoring mentoring = mentorings.find(mentoringId).orElseThrow();
        outbox.post(toParticipant(mentoring, MailTemplate.MENTOR_SETTLED)
                .milestone(mentoringId.toString())
                .with("mentor", mentoring.mentor().name())
                .with("organisation", mentoring.mentor().organisation()));
    }

    void ask(UUID mentoringId, String milestone) {
        Mentoring mentoring = mentorings.find(mentoringId).orElseThrow();
        Enrolment participant = enrolments.get(mentoring.enrolmentId());
        outbox.post(toMentor(mentoring, MailTemplate.MENTOR_ASKED)
                .milestone(milestone)
                .with("member", participant.name())
                .with("organisation", participant.organisation())
                .with("link", mentorLinks.of(mentoringId)));
    }

    @EventListener
    void tell(MentorConfirmed confirmed) {
        Mentoring mentoring = confirmed.mentoring();
        outbox.post(toParticipant(mentoring, MailTemplate.MENTOR_SAYS_YES)
                .milestone(mentoring.id().toString())
                .with("mentor", mentoring.mentor().name()));
    }

    @EventListener
    void tell(MentoringEnded ended) {
        Mentoring mentoring = ended.mentoring();
        if (ended.why() != Why.PARTICIPANT_LEFT) {
            outbox.post(toParticipant(mentoring, MailTemplate.MENTOR_ENDED)
                    .milestone(mentoring.id().toString())
                    .with("mentor", mentoring.mentor().name()));
        }
        Enrolment participant = enrolments.get(mentoring.enrolmentId());
        if (ended.why() == Why.MENTOR_DECLINED) {
            staff.members(StaffRole.COORDINATORS)
                    .forEach(coordinator -> outbox.post(correspondence
                            .toStaff(MailTemplate.MENTOR_DECLINED, mentoring.editionId(), coordinator)
                            .milestone(mentoring.id().toString())
                            .with("mentor", mentoring.mentor().name())
                            .with("candidate", participant.name())
                            .with("link", links.deskMentors(mentoring.editionId()))));
        } else {
            outbox.post(toMentor(mentoring, MailTemplate.MENTORING_ENDED).with("member", participant.name()));
        }
    }

    @EventListener
    void tell(QuestionAsked asked) {
        Mentoring mentoring = asked.mentoring();
        outbox.post(toMentor(mentoring, MailTemplate.MENTOR_QUESTION)
                .milestone(asked.questionId().toString())
                .with("member", enrolments.get(mentoring.enrolmentId()).name())
                .with("link", mentorLinks.of(mentoring.id())));
    }

    @EventListener
    void tell(QuestionAnswered answered) {
        Mentoring mentoring = answered.mentoring();
        outbox.post(toParticipant(mentoring, MailTemplate.MENTOR_ANSWER)
                .milestone(answered.questionId().toString())
                .with("mentor", mentoring.mentor().name()));
    }

    private Letter toParticipant(Mentoring mentoring, MailTemplate template) {
        Enrolment participant = enrolments.get(mentoring.enrolmentId());
        return correspondence
                .toCandidate(participant.id(), template)
                .with("link", links.mentor(participant.reference()));
    }

    private Letter toMentor(Mentoring mentoring, MailTemplate template) {
        return correspondence
                .toSomeone(
                        template,
                        mentoring.editionId(),
                        new Recipient(
                                mentoring.mentor().email(), mentoring.mentor().name(), MENTORS_LANGUAGE))
                .about(mentoring.id());
    }
}
