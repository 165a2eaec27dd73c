package nl.kring.network;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.form.FormSubmissions;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.Meeting;
import nl.kring.programme.ProgrammeDefinition.Network;
import nl.kring.session.Session;
import nl.kring.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What participants of a network tell each other between meetings. Contact details only by consent. */
@Service
@Transactional
public class NetworkMembers {

    /** Signs in a question that somebody works on. */
    public static final int LONGEST_QUESTION = 1_000;

    private static final String INTAKE = "Task_FillInIntakeForm";
    private static final String DEVELOPMENT_QUESTION = "developmentQuestion";
    private static final List<String> WISHES = List.of("wishes", "wishesForForm", "wishesForBuddies");

    private final JdbcClient database;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Sessions sessions;
    private final FormSubmissions submissions;
    private final Clock clock;

    NetworkMembers(
            JdbcClient database,
            Enrolments enrolments,
            Editions editions,
            Sessions sessions,
            FormSubmissions submissions,
            Clock clock) {
        this.database = database;
        this.enrolments = enrolments;
        this.editions = editions;
        this.sessions = sessions;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** What somebody wants the others to know. Whoever said nothing shares nothing. */
    public record Profile(boolean sharesContact, String phone, String question) {
        static final Profile NOTHING = new Profile(false, "", "");
    }

    /**
     * A participant as the others see them.
     *
     * @param email null without consent
     * @param phone null without consent, or where none was given
     */
    public record Member(
            String name,
            String organisation,
            String question,
            @Nullable String email,
            @Nullable String phone) {}

    /** What a meeting brought. */
    public record Yield(
            LocalizedText meeting,
            ZonedDateTime on,
            @Nullable String theme,
            String yield) {}

    /** Whether somebody has a members' page: participants of a network. */
    @Transactional(readOnly = true)
    public boolean isMember(Enrolment enrolment) {
        return enrolment.status().isParticipating()
                && editions.get(enrolment.editionId()).definition().network() != null;
    }

    @Transactional(readOnly = true)
    public Profile profile(UUID enrolmentId) {
        return database.sql("select shares_contact, phone, question from kring.network_member where enrolment_id = ?")
                .param(enrolmentId)
                .query((row, number) -> new Profile(
                        row.getBoolean("shares_contact"), row.getString("phone"), row.getString("question")))
                .optional()
                .orElse(Profile.NOTHING);
    }

    /** @throws IllegalStateException for whoever is no member */
    public void save(UUID enrolmentId, Profile profile) {
        if (!isMember(enrolments.get(enrolmentId))) {
            throw new IllegalStateException("Enrolment " + enrolmentId + " is of no member of a network");
        }
        database.sql("""
                insert into kring.network_member (enrolment_id, shares_contact, phone, question, changed_at)
                values (?, ?, ?, ?, ?)
                on conflict (enrolment_id) do update set shares_contact = excluded.shares_contact,
                    phone = excluded.phone, question = excluded.question, changed_at = excluded.changed_at""")
                .params(
                        enrolmentId,
                        profile.sharesContact(),
                        profile.phone(),
                        profile.question(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The question that somebody works on through the year: what they say on the members' page, else what they described in
     * the intake where that is for all to read. Empty where neither is so.
     */
    @Transactional(readOnly = true)
    public String questionOf(Enrolment participant) {
        String own = profile(participant.id()).question();
        return own.isEmpty() && isThread(participant)
                ? submissions
                        .latest(participant.id(), INTAKE)
                        .flatMap(answers -> answers.optionalText(DEVELOPMENT_QUESTION))
                        .orElse("")
                : own;
    }

    /** The question of a network of which such questions are the thread; empty in any other. */
    @Transactional(readOnly = true)
    public String threadOf(Enrolment participant) {
        return isThread(participant) ? questionOf(participant) : "";
    }

    private boolean isThread(Enrolment participant) {
        Network network = editions.get(participant.editionId()).definition().network();
        return network != null && network.questionIsThread();
    }

    /**
     * What a participant works on and wishes for, for those who prepare a meeting.
     *
     * @param wishes as they were asked for in the intake; empty where they were not
     */
    public record Wish(String name, String question, String wishes) {}

    /** Of everybody in an edition of a network who said something, in order of receipt. */
    @Transactional(readOnly = true)
    public List<Wish> wishes(UUID editionId) {
        return enrolments.participantsOf(editionId).stream()
                .filter(this::isMember)
                .map(participant -> new Wish(
                        participant.name(),
                        questionOf(participant),
                        submissions
                                .latest(participant.id(), INTAKE)
                                .map(NetworkMembers::wishesIn)
                                .orElse("")))
                .filter(wish -> !wish.question().isEmpty() || !wish.wishes().isEmpty())
                .toList();
    }

    private static String wishesIn(Answers answers) {
        return WISHES.stream()
                .flatMap(question -> answers.optionalText(question).stream())
                .collect(Collectors.joining("\n"));
    }

    /** Everybody in the same edition, in order of receipt. */
    @Transactional(readOnly = true)
    public List<Member> of(UUID editionId) {
        return enrolments.participantsOf(editionId).stream().map(this::member).toList();
    }

    private Member member(Enrolment participant) {
        Profile profile = profile(participant.id());
        return new Member(
                participant.name(),
                participant.organisation(),
                questionOf(participant),
                profile.sharesContact() ? participant.email() : null,
                profile.sharesContact() && !profile.phone().isEmpty() ? profile.phone() : null);
    }

    /** What the meetings of all editions of the network brought, the earliest first. */
    @Transactional(readOnly = true)
    public List<Yield> portfolio(UUID programmeId) {
        List<Yield> portfolio = new ArrayList<>();
        for (Edition edition : editions.findByProgrammeIdOrderByEnrolmentOpensAt(programmeId)) {
            for (Meeting meeting : edition.meetings()) {
                Optional<Session> session = sessions.findById(meeting.id());
                String yield = session.map(Session::yield).orElse(null);
                if (yield != null && !yield.isBlank()) {
                    portfolio.add(new Yield(
                            meeting.title(),
                            meeting.startsAt(),
                            session.map(Session::theme).orElse(null),
                            yield));
                }
            }
        }
        return portfolio;
    }
}
