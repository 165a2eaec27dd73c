package nl.kring.journey.choice;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import nl.kring.choice.Choice;
import nl.kring.choice.Round;
import nl.kring.choice.Voting;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.ProgrammeDefinition.ChoiceOption;
import org.springframework.stereotype.Component;

/** Letters about the vote on a topic. */
@Component
class VoteLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Voting voting;
    private final Links links;

    VoteLetters(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Editions editions,
            Voting voting,
            Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.voting = voting;
        this.links = links;
    }

    void askToVote(UUID editionId, MailTemplate template) {
        Edition edition = editions.get(editionId);
        Round round = voting.current(editionId).orElseThrow();
        for (Enrolment participant : enrolments.participantsOf(editionId)) {
            outbox.post(correspondence
                    .toCandidate(participant.id(), template)
                    .milestone(round.number() + (round.extended() ? " longer" : ""))
                    .with("session", voting.meeting(edition).title().in(participant.locale()))
                    .with("topics", topics(edition, round, participant.locale()))
                    .with("until", round.closesAt())
                    .with("link", links.enrolment(participant.reference())));
        }
    }

    private static List<String> topics(Edition edition, Round round, Locale locale) {
        return round.options().stream()
                .map(option -> Voting.topic(edition, option).in(locale))
                .toList();
    }

    void announce(UUID editionId) {
        Edition edition = editions.get(editionId);
        Choice choice = voting.result(editionId).orElseThrow();
        ChoiceOption chosen =
                Objects.requireNonNull(edition.definition().choice()).option(choice.option());
        Meeting meeting = voting.meeting(edition);
        for (Enrolment participant : enrolments.participantsOf(editionId)) {
            outbox.post(correspondence
                    .toCandidate(participant.id(), MailTemplate.TOPIC_CHOSEN)
                    .with("topic", chosen.topic().in(participant.locale()))
                    .with("teacher", chosen.teacher())
                    .with("startsAt", meeting.startsAt())
                    .with("reason", Objects.requireNonNullElse(choice.reason(), ""))
                    .with("link", links.enrolment(participant.reference()))
                    .attach(correspondence.invitation(meeting, participant)));
        }
    }
}
