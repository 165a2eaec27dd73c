package nl.kring.journey.waiting;

import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Places;
import nl.kring.enrolment.SecondGroups;
import nl.kring.enrolment.Teams;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.LeaveLinks;
import nl.kring.journey.Links;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Editions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whoever waited that a place came free, and until when it is kept. */
@Component
class OfferPlace implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Places places;
    private final SecondGroups secondGroups;
    private final Teams teams;
    private final Editions editions;
    private final Links links;
    private final LeaveLinks leaveLinks;

    OfferPlace(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Places places,
            SecondGroups secondGroups,
            Teams teams,
            Editions editions,
            Links links,
            LeaveLinks leaveLinks) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.places = places;
        this.secondGroups = secondGroups;
        this.teams = teams;
        this.editions = editions;
        this.links = links;
        this.leaveLinks = leaveLinks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        outbox.post(letter(enrolments.get(enrolmentId))
                .milestone(execution.getActivityInstanceId())
                .with("until", places.offeredUntil(enrolmentId).orElseThrow())
                .with("link", links.enrolment(enrolments.get(enrolmentId).reference()))
                .with("leaveLink", leaveLinks.ofWaitingList(enrolmentId)));
    }

    private Letter letter(Enrolment enrolment) {
        List<String> mates =
                teams.mates(enrolment).stream().map(Enrolment::givenName).toList();
        return secondGroups
                .comesFrom(enrolment)
                .map(first -> correspondence
                        .toCandidate(
                                enrolment.id(),
                                mates.isEmpty()
                                        ? MailTemplate.SECOND_GROUP_OFFERED
                                        : MailTemplate.SECOND_GROUP_OFFERED_TO_TEAM)
                        .with("candidates", String.join(", ", mates))
                        .with("firstEdition", first.title())
                        .with("startsAt", editions.get(enrolment.editionId()).startsAt()))
                .orElseGet(() -> correspondence.toCandidate(enrolment.id(), MailTemplate.PLACE_OFFERED));
    }
}
