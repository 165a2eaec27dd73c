package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kring.Visitor;
import nl.kring.companion.Companions;
import nl.kring.companion.Companions.ChangedMeanwhile;
import nl.kring.companion.Group;
import nl.kring.companion.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Small groups: proposed by staff, joined by those concerned, changed when somebody leaves. */
class CompanionsTest extends JourneyTest {

    @Autowired
    Companions companions;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private Edition edition;
    private List<Enrolment> people;

    @BeforeEach
    void aGroupOfFour() {
        edition = anOpenEditionOf("groepen-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            ObjectNode size = yaml.putObject("companions").putObject("SHADOWING");
            size.put("from", 2).put("to", 3);
        });
        people = Stream.generate(() -> anAdmitted()).limit(4).toList();
    }

    @Test
    void oneGroupThatIsSettledAtTheDeskStaysOne() {
        companions.settle(edition.id(), Kind.SHADOWING, List.of(proposal().get(0)), COORDINATOR);
        String desk = "/desk/editions/" + edition.id() + "/companions";
        Visitor coordinator = Visitor.staff(port, "coordinator");
        Matcher group = Pattern.compile("name=\"group\" value=\"([^\"]+)\"")
                .matcher(coordinator.get(desk).body());
        assertThat(group.find()).isTrue();

        coordinator.submit(desk, desk, Map.of("kind", "SHADOWING", "group", group.group(1)));

        assertThat(groups()).hasSize(2).allMatch(each -> each.members().size() == 2);
    }

    @Test
    void aGroupOfAnotherSizeThanTheProgrammesIsRefused() {
        List<UUID> alone = List.of(people.get(0).id());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> companions.settle(edition.id(), Kind.SHADOWING, List.of(alone), COORDINATOR));
        assertThat(groups()).isEmpty();
    }

    @Test
    void whatWasProposedIsSettledOnceAndEverybodyIsTold() {
        List<List<UUID>> proposal = proposal();
        assertThat(proposal).hasSize(2).allMatch(group -> group.size() == 2);

        companions.settle(edition.id(), Kind.SHADOWING, proposal, COORDINATOR);

        assertThat(groups()).hasSize(2);
        assertThat(companions.without(edition.id(), Kind.SHADOWING)).isEmpty();
        assertThat(people)
                .allSatisfy(person ->
                        assertThat(lettersAbout(person)).containsOnlyOnce(MailTemplate.COMPANIONS_SETTLED.name()));
        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() -> companions.settle(edition.id(), Kind.SHADOWING, proposal, COORDINATOR));
        assertThat(groups()).hasSize(2);
    }

    @Test
    void nobodyIsInTwoGroupsWhateverTheCodeDoes() {
        companions.settle(edition.id(), Kind.SHADOWING, proposal(), COORDINATOR);
        Group other = groups().stream()
                .filter(group -> group.members().stream()
                        .noneMatch(member -> member.id().equals(people.get(0).id())))
                .findFirst()
                .orElseThrow();

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> database.sql("""
                        insert into kring.companion_member (group_id, enrolment_id, edition_id, kind, position)
                        values (?, ?, ?, 'SHADOWING', 9)""")
                        .params(other.id(), people.get(0).id(), edition.id())
                        .update());
    }

    @Test
    void whoeverIsLeftAloneIsPlacedInAnotherGroup() {
        companions.settle(edition.id(), Kind.SHADOWING, proposal(), COORDINATOR);
        Group broken = groups().get(0);
        Enrolment leaver = broken.members().get(0);
        Enrolment left = broken.members().get(1);
        cancel(enrolments.get(leaver.id()));
        timeMachine.settle();

        assertThat(groups().get(0).members()).extracting(Enrolment::id).containsExactly(left.id());
        companions.dissolve(edition.id(), broken.id(), COORDINATOR);
        assertThat(companions.without(edition.id(), Kind.SHADOWING))
                .extracting(Enrolment::id)
                .containsExactly(left.id());
        assertThat(companions.propose(edition.id(), Kind.SHADOWING)).isEmpty();
        UUID whole = groups().get(0).id();
        companions.place(edition.id(), whole, left.id(), COORDINATOR);

        assertThat(groups())
                .singleElement()
                .satisfies(group -> assertThat(group.members()).hasSize(3));
        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() -> companions.place(edition.id(), whole, left.id(), COORDINATOR));
    }

    @Test
    void staffSettleAtTheDeskAndMembersJoinOnTheirOwnPage() {
        String desk = "/desk/editions/" + edition.id() + "/companions";
        Visitor facilitator = Visitor.staff(port, "facilitator");
        assertThat(facilitator.get(desk).body())
                .contains("Deze verdeling vastleggen", people.get(0).name());
        companions.settle(edition.id(), Kind.SHADOWING, proposal(), FACILITATOR);
        Group group = groups().get(0);
        Enrolment member = group.members().get(0);
        Enrolment mate = group.members().get(1);
        Visitor visitor = signedIn(member);
        String own = "/my/enrolments/" + member.reference();

        assertThat(visitor.get(own).body())
                .contains("Je meeloopstage", mate.organisation())
                .doesNotContain(mate.email());
        companions.confirm(group.id(), mate);
        assertThat(visitor.get(own).body()).contains(mate.email());
        assertThat(visitor.get(own + "/companions/" + group.id()).statusCode()).isEqualTo(200);
        assertThat(visitor.get(own + "/companions/" + groups().get(1).id()).statusCode())
                .isEqualTo(404);
        answer(member, "Task_JoinCompanions", Map.of("joins", "true"));
        assertThat(groups().get(0).isConfirmedBy(member)).isTrue();
        assertThat(facilitator.get(desk).body()).contains("doet mee", "Iedereen heeft een groep");
        assertThat(facilitator
                        .submit(desk, desk + "/" + group.id() + "/dissolve", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(groups()).hasSize(1);
    }

    private Enrolment anAdmitted() {
        Enrolment candidate = aConfirmedCandidate(edition);
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        return candidate;
    }

    private List<List<UUID>> proposal() {
        return companions.propose(edition.id(), Kind.SHADOWING).stream()
                .map(group -> group.stream().map(Enrolment::id).toList())
                .toList();
    }

    private List<Group> groups() {
        return companions.groups(edition.id(), Kind.SHADOWING);
    }

    private Visitor signedIn(Enrolment candidate) {
        Visitor visitor = new Visitor(port);
        visitor.submit("/my/sign-in", "/my/sign-in", Map.of("email", candidate.email()));
        timeMachine.settle();
        String link = mailLog.to(candidate.email()).stream()
                .filter(entry -> entry.template() == MailTemplate.SIGN_IN_LINK)
                .map(entry -> mailbox.letter(entry.id()).orElseThrow().text())
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s).*?(/my/sign-in/[A-Za-z0-9_-]+).*", "$1");
        visitor.submit(link, link, Map.of());
        return visitor;
    }
}
