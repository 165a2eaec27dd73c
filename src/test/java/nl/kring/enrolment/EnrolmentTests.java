package nl.kring.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnrolmentTests {

    private record Step(String name, Consumer<Enrolment> of, Set<EnrolmentStatus> allowedFrom) {}

    private static final List<Step> STEPS = List.of(
            new Step("confirmAddress", e -> e.confirmAddress(People.NOW), EnumSet.of(EnrolmentStatus.RECEIVED)),
            new Step("takePlace", Enrolment::takePlace, EnumSet.of(EnrolmentStatus.CONFIRMED, EnrolmentStatus.OFFERED)),
            new Step(
                    "waitForPlace",
                    Enrolment::waitForPlace,
                    EnumSet.of(EnrolmentStatus.CONFIRMED, EnrolmentStatus.OFFERED)),
            new Step("offerPlace", Enrolment::offerPlace, EnumSet.of(EnrolmentStatus.WAITING)),
            new Step(
                    "startDeciding",
                    Enrolment::startDeciding,
                    EnumSet.of(EnrolmentStatus.INTAKE, EnrolmentStatus.DECIDING)),
            new Step("admit", Enrolment::admit, EnumSet.of(EnrolmentStatus.DECIDING)),
            new Step(
                    "let take over",
                    Enrolment::letTakeOver,
                    EnumSet.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED)),
            new Step("contract", Enrolment::contract, EnumSet.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED)),
            new Step(
                    "complete",
                    e -> e.complete(People.NOW),
                    EnumSet.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED)));

    static Stream<Arguments> everyStepFromEveryStatus() {
        return STEPS.stream()
                .flatMap(step ->
                        Stream.of(EnrolmentStatus.values()).map(status -> Arguments.of(step.name(), status, step)));
    }

    @ParameterizedTest(name = "{0} when {1}")
    @MethodSource("everyStepFromEveryStatus")
    void takesOnlyTheStepsThatFitWhereItStands(String name, EnrolmentStatus status, Step step) {
        Enrolment enrolment = that(status);
        if (step.allowedFrom().contains(status)) {
            step.of().accept(enrolment);
            assertThat(enrolment.hasEnded()).isEqualTo(enrolment.status().isEnded());
        } else {
            assertThatExceptionOfType(IllegalTransition.class)
                    .isThrownBy(() -> step.of().accept(enrolment))
                    .withMessageContaining("is " + status)
                    .withMessageContaining(enrolment.id().toString());
            assertThat(enrolment.status()).isEqualTo(status);
        }
    }

    @Test
    void endsOnce() {
        for (EnrolmentStatus status : EnrolmentStatus.values()) {
            Enrolment enrolment = that(status);
            if (status.isEnded()) {
                assertThatExceptionOfType(IllegalTransition.class)
                        .isThrownBy(() -> enrolment.end(EnrolmentStatus.EDITION_CANCELLED, null, People.NOW))
                        .withMessageContaining("is " + status);
            } else {
                enrolment.end(EnrolmentStatus.EDITION_CANCELLED, "Andere baan", People.NOW);
                assertThat(enrolment.endReason()).isEqualTo("Andere baan");
                assertThat(enrolment.endedAt()).isNotNull();
            }
        }
    }

    @Test
    void endsByAnOfferOrByWaitingOnlyWhereThatIsGoingOn() {
        for (EnrolmentStatus status : EnrolmentStatus.values()) {
            assertThat(canEnd(status, EnrolmentStatus.OFFER_LAPSED)).isEqualTo(status == EnrolmentStatus.OFFERED);
            assertThat(canEnd(status, EnrolmentStatus.OFFER_DECLINED)).isEqualTo(status == EnrolmentStatus.OFFERED);
            assertThat(canEnd(status, EnrolmentStatus.NO_PLACE)).isEqualTo(status == EnrolmentStatus.WAITING);
            assertThat(canEnd(status, EnrolmentStatus.UNCONFIRMED)).isEqualTo(status == EnrolmentStatus.RECEIVED);
            assertThat(canEnd(status, EnrolmentStatus.REPLACED)).isEqualTo(status == EnrolmentStatus.LEAVING);
        }
    }

    @Test
    void whoeverWasAdmittedCancelsAndWhoeverWasNotWithdraws() {
        Set<EnrolmentStatus> admitted =
                EnumSet.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED, EnrolmentStatus.LEAVING);
        for (EnrolmentStatus status : EnrolmentStatus.values()) {
            assertThat(canEnd(status, EnrolmentStatus.CANCELLED)).isEqualTo(admitted.contains(status));
            assertThat(canEnd(status, EnrolmentStatus.WITHDRAWN))
                    .isEqualTo(!status.isEnded() && !admitted.contains(status));
        }
    }

    private static boolean canEnd(EnrolmentStatus from, EnrolmentStatus how) {
        try {
            that(from).end(how, null, People.NOW);
            return true;
        } catch (IllegalTransition refused) {
            return false;
        }
    }

    @Test
    void doesNotEndInAStandingThatIsNoEnd() {
        assertThatExceptionOfType(IllegalTransition.class)
                .isThrownBy(() -> that(EnrolmentStatus.INTAKE).end(EnrolmentStatus.ADMITTED, null, People.NOW));
    }

    @Test
    void whoeverWasAdmittedTakesPart() {
        assertThat(EnumSet.allOf(EnrolmentStatus.class).stream().filter(EnrolmentStatus::isParticipating))
                .containsExactly(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED, EnrolmentStatus.COMPLETED);
    }

    @Test
    void keepsAddressesInLowerCase() {
        assertThat(People.somebody().email()).isEqualTo("noor@school.example");
    }

    private static Enrolment that(EnrolmentStatus status) {
        Enrolment enrolment = People.somebody();
        wayTo(status).forEach(step -> step.accept(enrolment));
        assertThat(enrolment.status()).isEqualTo(status);
        return enrolment;
    }

    private static List<Consumer<Enrolment>> wayTo(EnrolmentStatus status) {
        return switch (status) {
            case RECEIVED -> List.of();
            case CONFIRMED -> after(EnrolmentStatus.RECEIVED, e -> e.confirmAddress(People.NOW));
            case WAITING -> after(EnrolmentStatus.CONFIRMED, Enrolment::waitForPlace);
            case OFFERED -> after(EnrolmentStatus.WAITING, Enrolment::offerPlace);
            case INTAKE -> after(EnrolmentStatus.CONFIRMED, Enrolment::takePlace);
            case DECIDING -> after(EnrolmentStatus.INTAKE, Enrolment::startDeciding);
            case ADMITTED -> after(EnrolmentStatus.DECIDING, Enrolment::admit);
            case CONTRACTED -> after(EnrolmentStatus.ADMITTED, Enrolment::contract);
            case COMPLETED -> after(EnrolmentStatus.CONTRACTED, e -> e.complete(People.NOW));
            case OFFER_DECLINED, OFFER_LAPSED -> after(EnrolmentStatus.OFFERED, e -> e.end(status, null, People.NOW));
            case NO_PLACE -> after(EnrolmentStatus.WAITING, e -> e.end(status, null, People.NOW));
            case LEAVING -> after(EnrolmentStatus.ADMITTED, Enrolment::letTakeOver);
            case CANCELLED, REPLACED -> after(EnrolmentStatus.LEAVING, e -> e.end(status, null, People.NOW));
            default -> after(EnrolmentStatus.RECEIVED, e -> e.end(status, null, People.NOW));
        };
    }

    private static List<Consumer<Enrolment>> after(EnrolmentStatus before, Consumer<Enrolment> step) {
        List<Consumer<Enrolment>> way = new ArrayList<>(wayTo(before));
        way.add(step);
        return way;
    }
}
