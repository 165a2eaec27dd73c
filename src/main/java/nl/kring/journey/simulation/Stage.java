package nl.kring.journey.simulation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.deployment.Deployments;
import nl.kring.enrolment.EditionSettings;
import nl.kring.identity.Actor;
import nl.kring.identity.StaffRole;
import nl.kring.journey.TimeMachine;
import nl.kring.journey.simulation.InventedPeople.Invented;
import nl.kring.membership.MemberImports;
import nl.kring.programme.DefinitionImports;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.Membership;
import nl.kring.programme.Programmes;
import nl.kring.simulation.Script;
import nl.kring.time.AppClock;
import nl.kring.wording.WordingLanguage;
import nl.kring.wording.Wordings;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;

/** Sets up what a simulation needs before anybody enrols: staff, models, the programme, the time, the edition. */
@Component
@InSimulation
class Stage {

    static final Actor COORDINATOR = Actor.staff("coordinator", "Coördinator (simulatie)");
    static final Actor FACILITATOR = Actor.staff("facilitator", "Begeleider (simulatie)");
    static final Actor ADMINISTRATOR = Actor.staff("beheerder", "Beheerder (simulatie)");

    static final String COORDINATOR_GROUP = StaffRole.COORDINATORS.group();
    static final String FACILITATOR_GROUP = StaffRole.FACILITATORS.group();

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final IdentityService identity;
    private final RepositoryService repository;
    private final DefinitionImports definitions;
    private final Programmes programmes;
    private final Planning planning;
    private final Editions editions;
    private final EditionSettings settings;
    private final MemberImports members;
    private final Wordings wordings;
    private final TimeMachine timeMachine;

    Stage(
            IdentityService identity,
            RepositoryService repository,
            DefinitionImports definitions,
            Programmes programmes,
            Planning planning,
            Editions editions,
            EditionSettings settings,
            MemberImports members,
            Wordings wordings,
            TimeMachine timeMachine) {
        this.identity = identity;
        this.repository = repository;
        this.definitions = definitions;
        this.programmes = programmes;
        this.planning = planning;
        this.editions = editions;
        this.settings = settings;
        this.members = members;
        this.wordings = wordings;
        this.timeMachine = timeMachine;
    }

    /** @return the edition, planned at the moment from which the simulation goes on */
    Edition setUp(Script script, InventedPeople people) {
        appoint(COORDINATOR, StaffRole.COORDINATORS);
        appoint(FACILITATOR, StaffRole.FACILITATORS);
        appoint(ADMINISTRATOR, StaffRole.ADMINISTRATORS);
        // Before the clock is moved: what was deployed last is what holds.
        deploy(script.models());
        script.texts().forEach(this::say);
        script.definitions().forEach(this::define);
        ProgrammeDefinition definition = programme(script).definition();
        timeMachine.beginAt(beginning(script, definition));
        Membership membership = definition.conditions().membership();
        if (membership != null) {
            enlist(membership.association(), people.all());
        }
        return plan(script);
    }

    private void appoint(Actor staff, StaffRole role) {
        User user = identity.newUser(staff.id());
        user.setFirstName(staff.name());
        user.setEmail(InventedPeople.address(staff.id()));
        identity.saveUser(user);
        identity.createMembership(staff.id(), role.group());
    }

    /** Under the name of what is shipped, so that only what differs from it is deployed again. */
    private void deploy(List<Script.Model> models) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name("Kring")
                .source(Deployments.SHIPPED)
                .enableDuplicateFiltering(true);
        models.forEach(model -> deployment.addInputStream(model.file(), new ByteArrayInputStream(model.content())));
        deployment.deploy();
    }

    /** What it may say was looked at when it was put there in earnest. */
    private void say(String key, Map<WordingLanguage, String> words) {
        wordings.change(
                Map.of(key, words),
                Wordings.placeholdersIn(words.values()),
                wordings.stateOf(Set.of(key)),
                ADMINISTRATOR);
    }

    private void define(String yaml) {
        DefinitionImports.Check check = definitions.check("simulatie.yaml", yaml);
        definitions.carryOut("simulatie.yaml", yaml, check.version());
    }

    private Programme programme(Script script) {
        return programmes.findBySlug(script.slug()).orElseThrow();
    }

    private static Instant beginning(Script script, ProgrammeDefinition definition) {
        return script.kickOff()
                .minus(definition.enrolmentOpensBefore())
                .minus(definition.priorityBefore())
                .minusDays(1)
                .atTime(MORNING)
                .atZone(AppClock.ZONE)
                .toInstant();
    }

    /** Only members can enrol, so the invented people are. */
    private void enlist(String association, List<Invented> people) {
        Stream<String> lines = Stream.iterate(0, at -> at < people.size(), at -> at + 1)
                .map(at -> String.join(
                        ";",
                        Integer.toString(1000 + at),
                        people.get(at).givenName(),
                        people.get(at).familyName(),
                        people.get(at).email(),
                        people.get(at).organisation(),
                        "Verzonnen functie"));
        String file = Stream.concat(Stream.of("Lidnummer;Voornaam;Achternaam;E-mail;Organisatie;Functie"), lines)
                .collect(Collectors.joining("\n", "", "\n"));
        members.carryOut(
                association, members.prepare(association, file.getBytes(StandardCharsets.UTF_8)), ADMINISTRATOR);
    }

    private Edition plan(Script script) {
        Edition planned = planning.planEdition(script.slug(), script.title(), script.kickOff());
        Edition edition = editions.get(planned.id());
        for (Script.Appointment appointment : script.meetings()) {
            edition.meetings().stream()
                    .filter(meeting -> meeting.number() == appointment.number())
                    .forEach(meeting -> planning.reschedule(
                            meeting.id(),
                            appointment.startsAt().atZone(AppClock.ZONE),
                            appointment.endsAt().atZone(AppClock.ZONE),
                            appointment.place()));
        }
        Script.Settings own = script.settings();
        if (own != null) {
            settings.change(
                    edition.id(),
                    new EditionSettings.Change(own.capacity(), own.minimum(), own.waitingList(), null),
                    COORDINATOR);
        }
        return Objects.requireNonNull(editions.get(edition.id()));
    }
}
