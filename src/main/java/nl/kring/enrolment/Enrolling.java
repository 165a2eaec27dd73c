package nl.kring.enrolment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nl.kring.membership.Members;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Editions;
import nl.kring.programme.InterestList;
import nl.kring.programme.NoSuchEdition;
import nl.kring.programme.ProgrammeDefinition.Membership;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in interest forms and leads an enrolment from one standing to the next. */
@Service
@Transactional
public class Enrolling {

    /** Letters and digits that nobody confuses when reading them out. */
    private static final String REFERENCE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Enrolments enrolments;
    private final Editions editions;
    private final Places places;
    private final Allocation allocation;
    private final SecondGroups secondGroups;
    private final SurplusRows surplus;
    private final OneByOne oneByOne;
    private final Priority priority;
    private final InterestList interestList;
    private final Members members;
    private final Nominations nominations;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Enrolling(
            Enrolments enrolments,
            Editions editions,
            Places places,
            Allocation allocation,
            SecondGroups secondGroups,
            SurplusRows surplus,
            OneByOne oneByOne,
            Priority priority,
            InterestList interestList,
            Members members,
            Nominations nominations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.places = places;
        this.allocation = allocation;
        this.secondGroups = secondGroups;
        this.surplus = surplus;
        this.oneByOne = oneByOne;
        this.priority = priority;
        this.interestList = interestList;
        this.members = members;
        this.nominations = nominations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes in an interest form and asks for confirmation of the address.
     *
     * @return the enrolment; the earlier one when the same idempotency key was used before
     * @throws EnrolmentRefused when the edition is not open, the person is enrolled already or no member where only
     *     members are welcome, or the idempotency key came with another form before
     * @throws NoSuchEdition when there is no such edition
     */
    public Enrolment receive(NewEnrolment form) {
        return receive(form, isOpen(List.of(form)), newcomer -> {});
    }

    /**
     * Takes in an interest form from somebody who may enrol before enrolling opens to everybody.
     *
     * @param secret from the link that was sent; see {@link Priority}
     * @throws EnrolmentRefused when the link is for another address, is of no use any more, or as for
     *     {@link #receive(NewEnrolment)}
     */
    public Enrolment receiveEarly(NewEnrolment form, String secret) {
        Enrolment enrolment = receive(form, isOpenEarly(List.of(form), secret), newcomer -> {});
        priority.use(secret);
        return enrolment;
    }

    /** Whether the edition is open for those who send these forms together. */
    Predicate<Edition> isOpen(List<NewEnrolment> forms) {
        return edition -> {
            forms.forEach(form -> demandNomination(edition, form.email()));
            demandSize(edition, forms.size());
            return places.isOpenForEnrolment(edition, forms.get(0).group(), forms.size());
        };
    }

    /** The same with the secret of the link that was sent to the first of them. */
    Predicate<Edition> isOpenEarly(List<NewEnrolment> forms, String secret) {
        return edition -> {
            if (!edition.isOpenForPriority(clock.instant())) {
                return isOpen(forms).test(edition);
            }
            forms.forEach(form -> demandNomination(edition, form.email()));
            demandSize(edition, forms.size());
            Optional<String> address = priority.addressOf(edition.id(), secret);
            if (address.isPresent()
                    && !address.get().equals(Enrolment.normalised(forms.get(0).email()))) {
                throw new EnrolmentRefused(EnrolmentRefused.Reason.OTHER_ADDRESS);
            }
            return address.isPresent() && places.hasRoom(edition, forms.get(0).group(), forms.size());
        };
    }

    private void demandMembership(Edition edition, String email) {
        Membership membership = edition.definition().conditions().membership();
        if (membership != null && !members.isMember(membership.association(), email)) {
            throw new EnrolmentRefused(
                    EnrolmentRefused.Reason.NOT_A_MEMBER,
                    membership.association(),
                    membership.howToJoin(),
                    membership.url());
        }
    }

    /** Staff may enrol somebody without, with a reason that stays; and whoever names a colleague nominates them. */
    private void demandNomination(Edition edition, String email) {
        if (edition.definition().conditions().nomination()
                && nominations.of(edition.programme().id(), email).isEmpty()) {
            throw new EnrolmentRefused(EnrolmentRefused.Reason.NOT_NOMINATED);
        }
    }

    private void demandSize(Edition edition, int size) {
        TeamSizePolicy.demand(
                edition.definition().teams(), places.occupancy(edition.id()).capacity(), size);
    }

    /**
     * Takes in what an organiser fills in for somebody, also when enrolling is not open; see {@link Bypasses#add}.
     *
     * @throws EnrolmentRefused when the edition has started and nobody joins after the start, is over or is cancelled, or
     *     as for {@link #receive(NewEnrolment)}
     */
    Enrolment receiveByStaff(NewEnrolment form) {
        return receive(form, edition -> edition.takesPeople(clock.instant()), newcomer -> {});
    }

    /** The enrolment that came in before with the idempotency key of a form. */
    Optional<Enrolment> sentBefore(NewEnrolment form) {
        return Optional.ofNullable(form.idempotencyKey())
                .flatMap(key -> enrolments
                        .findByEditionIdAndIdempotencyKey(form.editionId(), key)
                        .or(() -> surplus.withKey(form.editionId(), key).map(enrolments::get)));
    }

    /**
     * Takes in one form.
     *
     * @param isOpen asked unless the form was sent before
     * @param mark what else is noted of a newcomer
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Enrolment receive(NewEnrolment form, Predicate<Edition> isOpen, Consumer<Enrolment> mark) {
        Edition edition = oneByOne.edition(form.editionId());
        Optional<Enrolment> sentBefore = sentBefore(form);
        if (sentBefore.isPresent()) {
            if (sentBefore.get().teamId() != null || !sentBefore.get().wasReceivedAs(form)) {
                throw new EnrolmentRefused(EnrolmentRefused.Reason.KEY_USED_BEFORE);
            }
            return sentBefore.get();
        }
        if (form.group() == EditionGroup.ALL
                ? !edition.groups().isEmpty()
                : edition.group(form.group()).isEmpty()) {
            throw new EnrolmentRefused(EnrolmentRefused.Reason.NO_SUCH_GROUP);
        }
        if (!isOpen.test(edition)) {
            throw new EnrolmentRefused(EnrolmentRefused.Reason.NOT_OPEN);
        }
        String email = Enrolment.normalised(form.email());
        demandMembership(edition, email);
        if (enrolments.existsByEditionIdAndEmailAndEndedAtIsNull(edition.id(), email)
                || surplus.isAway(edition.id(), email)) {
            throw new EnrolmentRefused(EnrolmentRefused.Reason.ALREADY_ENROLLED);
        }
        // As exact as the database keeps it, so that it reads the same ever after.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Enrolment enrolment = new Enrolment(form, newReference(), now);
        mark.accept(enrolment);
        enrolments.saveAndFlush(enrolment);
        events.publishEvent(EnrolmentMoved.to(enrolment));
        events.publishEvent(new EnrolmentReceived(enrolment.id(), edition.id()));
        return enrolment;
    }

    /** Notes that the address is right; a second time changes nothing. */
    public void confirmAddress(UUID enrolmentId) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        if (enrolment.status() == EnrolmentStatus.RECEIVED) {
            enrolment.confirmAddress(clock.instant());
            events.publishEvent(EnrolmentMoved.to(enrolment));
            events.publishEvent(new AddressConfirmed(enrolmentId, enrolment.editionId()));
        }
    }

    /** Holds the candidate against the programme's indications and keeps the advice for the facilitator. */
    public void screen(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        Edition edition = editions.get(enrolment.editionId());
        enrolment.advise(IndicationPolicy.advise(enrolment, edition.definition().indications()));
    }

    /** The hard condition of the programme that the candidate does not meet, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Advice.Remark> unmetCondition(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        return HardConditionPolicy.unmet(
                enrolment, editions.get(enrolment.editionId()).definition().conditions(), members::isMember);
    }

    public void startDeciding(UUID enrolmentId) {
        move(enrolmentId, Enrolment::startDeciding);
    }

    public void admit(UUID enrolmentId) {
        move(enrolmentId, Enrolment::admit);
    }

    /** Admits somebody by the intake alone, where nobody decides on it. */
    public void admitByIntake(UUID enrolmentId) {
        move(enrolmentId, enrolment -> {
            enrolment.startDeciding();
            enrolment.admit();
        });
    }

    public void contract(UUID enrolmentId) {
        move(enrolmentId, Enrolment::contract);
    }

    public void complete(UUID enrolmentId) {
        move(enrolmentId, enrolment -> enrolment.complete(clock.instant()));
    }

    /**
     * The candidate does not want the place that was offered. Whoever was asked for a second group goes back to the first;
     * see {@link SecondGroups#comesFrom}. For everybody else it is the end. For whoever went back already, because somebody
     * else of the team declined, it changes nothing.
     *
     * @return where the enrolment stands now
     */
    public EnrolmentStatus declineOffer(UUID enrolmentId) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        if (enrolment.status() == EnrolmentStatus.OFFERED && !secondGroups.takeBack(enrolment)) {
            end(enrolmentId, EnrolmentStatus.OFFER_DECLINED, "");
        }
        return enrolments.get(enrolmentId).status();
    }

    /** Ends an enrolment from within its process and gives back its place. */
    public void end(UUID enrolmentId, EnrolmentStatus how, String reason) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        enrolment.end(how, reason, clock.instant());
        events.publishEvent(EnrolmentMoved.to(enrolment));
        allocation.release(enrolment);
    }

    /**
     * Puts somebody who could not take part on the interest list for the next edition: whoever waited in vain, and
     * everybody of an edition that does not go ahead. A second time changes nothing.
     *
     * @return the id of the interest, by which it can be taken back
     */
    public UUID keepInterest(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        return interestList.add(
                editions.get(enrolment.editionId()).programme().id(),
                enrolment.name(),
                enrolment.email(),
                enrolment.locale());
    }

    /**
     * The candidate, or staff for the candidate, ends the enrolment before the admission. Once it has ended, a second time
     * changes nothing.
     *
     * @throws IllegalTransition for whoever was admitted: that is a cancellation
     */
    public void withdraw(UUID enrolmentId, String reason) {
        leave(enrolmentId, EnrolmentStatus.WITHDRAWN, reason);
    }

    /** Ends the enrolment of somebody who leaves, and whatever still waits for them; a second time changes nothing. */
    public void leave(UUID enrolmentId, EnrolmentStatus how, String reason) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        if (!enrolment.hasEnded()) {
            end(enrolmentId, how, reason);
            events.publishEvent(new EnrolmentWithdrawn(enrolmentId, enrolment.editionId()));
        }
    }

    /** The enrolment, held until the transaction ends, so that a second click finds what the first did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Enrolment alone(UUID enrolmentId) {
        return oneByOne.enrolment(enrolmentId);
    }

    /**
     * Takes in a colleague who is to take over the place of a participant, with a journey of their own. The place stays
     * theirs until it is known whether that works out.
     *
     * @throws EnrolmentRefused when the colleague is enrolled already, or no member where only members are welcome
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Enrolment receiveReplacement(UUID leaverId, String givenName, String familyName, String email) {
        Enrolment leaver = oneByOne.enrolment(leaverId);
        move(leaverId, Enrolment::letTakeOver);
        NewEnrolment form = new NewEnrolment(
                leaver.editionId(),
                givenName,
                familyName,
                email,
                null,
                leaver.organisation(),
                leaver.role(),
                leaver.sector(),
                null,
                leaver.pupils(),
                null,
                null,
                leaver.locale(),
                null,
                leaver.group());
        return receive(form, edition -> true, replacement -> replacement.replace(enrolments.get(leaverId)));
    }

    /**
     * Enrols whoever takes part in an edition for the one that follows it, open or not; the address is to be confirmed
     * again. Whoever is enrolled there already stays as they are.
     */
    public void continueIn(UUID nextEditionId, UUID enrolmentId) {
        Enrolment now = oneByOne.enrolment(enrolmentId);
        if (enrolments.existsByEditionIdAndEmailAndEndedAtIsNull(nextEditionId, now.email())) {
            return;
        }
        NewEnrolment form = new NewEnrolment(
                nextEditionId,
                now.givenName(),
                now.familyName(),
                now.email(),
                now.phone(),
                now.organisation(),
                now.role(),
                now.sector(),
                now.salaryScale(),
                now.pupils(),
                now.experience(),
                null,
                now.locale(),
                null,
                now.group());
        receive(form, edition -> true, newcomer -> {});
    }

    /** A colleague who was to take over a place does not any more; whoever was admitted or has left stays as they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endReplacement(UUID enrolmentId) {
        if (!oneByOne.enrolment(enrolmentId).status().isParticipating()) {
            leave(enrolmentId, EnrolmentStatus.REPLACEMENT_LAPSED, "");
        }
    }

    private void move(UUID enrolmentId, Consumer<Enrolment> step) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        EnrolmentStatus before = enrolment.status();
        step.accept(enrolment);
        if (enrolment.status() != before) {
            events.publishEvent(EnrolmentMoved.to(enrolment));
        }
    }

    private String newReference() {
        StringBuilder reference = new StringBuilder("KR-");
        for (int i = 0; i < 8; i++) {
            reference.append(REFERENCE_SIGNS.charAt(random.nextInt(REFERENCE_SIGNS.length())));
        }
        return reference.toString();
    }
}
