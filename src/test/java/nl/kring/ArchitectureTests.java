package nl.kring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** How the packages may depend on each other, and what none of them does. */
@AnalyzeClasses(packages = "nl.kring", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    /** Who uses what the engine does not promise to keep, each with the record of the decision to accept that. */
    private static final Map<String, String> USERS_OF_ENGINE_INTERNALS = Map.of(
            "nl.kring.journey.TimeMachine", "0005-one-clock.md",
            "nl.kring.journey.deployment.DeploymentGate", "0024-deployments-are-checked-as-a-whole.md",
            "nl.kring.journey.security.EngineSecurityConfiguration", "0002-one-login.md");

    private static final String[] NEIGHBOURS = {
        "nl.kring.mail..", "nl.kring.document..", "nl.kring.calendar..", "nl.kring.identity..", "nl.kring.time.."
    };

    private static final String[] STAGES = {
        "nl.kring.programme..",
        "nl.kring.enrolment..",
        "nl.kring.intake..",
        "nl.kring.admission..",
        "nl.kring.contracting..",
        "nl.kring.session..",
        "nl.kring.evaluation..",
        "nl.kring.invoicing..",
        "nl.kring.cancellation..",
        "nl.kring.membership..",
        "nl.kring.choice..",
        "nl.kring.engagement..",
        "nl.kring.initiative..",
        "nl.kring.network..",
        "nl.kring.companion..",
        "nl.kring.mentor.."
    };

    private static final String[] ENTRANCES = {"nl.kring.portal..", "nl.kring.desk..", "nl.kring.api.."};

    @ArchTest
    static final ArchRule onlyTheJourneyKnowsTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("nl.kring.journey..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda.bpm..", "org.camunda.spin..", "org.camunda.connect..");

    /** {@code Authentication} is what the engine's public interface returns, wherever it lies. */
    @ArchTest
    static final ArchRule theInsideOfTheEngineIsLeftAlone = noClasses()
            .that(describe("are not listed", listed -> !USERS_OF_ENGINE_INTERNALS.containsKey(outermost(listed))))
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.camunda.bpm..impl..").and(not(equivalentTo(Authentication.class))));

    @Test
    void whoeverUsesTheInsideOfTheEngineHasADecisionOnRecord() {
        assertThat(USERS_OF_ENGINE_INTERNALS.values())
                .allSatisfy(record ->
                        assertThat(Path.of("src/docs/decisions", record)).isRegularFile());
    }

    @ArchTest
    static final ArchRule technicalNeighboursKnowNoStage = noClasses()
            .that()
            .resideInAnyPackage(NEIGHBOURS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(STAGES)
                    .or(resideInAnyPackage(ENTRANCES))
                    .or(resideInAnyPackage("nl.kring.journey..", "nl.kring.form..", "nl.kring.demo..")));

    @ArchTest
    static final ArchRule stagesKnowNeitherTheirJourneyNorTheirPages = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(ENTRANCES).or(resideInAnyPackage("nl.kring.journey..", "nl.kring.demo..")));

    @ArchTest
    static final ArchRule formsKnowNoStage = noClasses()
            .that()
            .resideInAPackage("nl.kring.form..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(STAGES)
                    .or(resideInAnyPackage(ENTRANCES))
                    .or(resideInAPackage("nl.kring.journey..")));

    @ArchTest
    static final ArchRule pagesAndInterfaceReachTasksThroughTheForms = noClasses()
            .that()
            .resideInAnyPackage(ENTRANCES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nl.kring.journey..");

    @ArchTest
    static final ArchRule theJourneyKnowsNoPages = noClasses()
            .that()
            .resideInAPackage("nl.kring.journey..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENTRANCES);

    @ArchTest
    static final ArchRule nobodyLooksAtAnotherClock = noClasses()
            .that()
            .resideOutsideOfPackage("nl.kring.time..")
            .should()
            .accessTargetWhere(describe("reads the system's time", ArchitectureTests::readsTheSystemsTime));

    @ArchTest
    static final ArchRule controllersAreNobodyElsesBusiness = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule whatAClassNeedsComesThroughItsConstructor = fields().should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notBeAnnotatedWith(Value.class)
            .andShould()
            .notBeAnnotatedWith(Inject.class);

    private static String outermost(JavaClass type) {
        return type.getFullName().replaceFirst("\\$.*", "");
    }

    private static boolean readsTheSystemsTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        boolean withoutArguments = access.getTarget() instanceof CodeUnitAccessTarget call
                && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return owner.isAssignableTo(Temporal.class) && name.equals("now") && withoutArguments
                || owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.startsWith("tick"))
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Date.class)
                        && name.equals("<init>")
                        && access.getTarget() instanceof CodeUnitAccessTarget made
                        && made.getRawParameterTypes().isEmpty();
    }
}
