package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeProperty;
import nl.kring.enrolment.Allocation.CapacityTooLow;
import nl.kring.enrolment.Allocation.NotEnoughFree;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places.Standing;
import nl.kring.programme.Edition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever happens to an edition, in whatever order: the real application on the real database does what a simple model of
 * places and waiting list says. A sequence that breaks it is made as short as possible and printed with its seed.
 */
class PlacesPropertiesTest extends JourneyTest {

    private static final int PLACES = 3;

    @Autowired
    Bypasses bypasses;

    enum Kind {
        ENROL,
        CONFIRM,
        ENROL_AND_CONFIRM,
        WITHDRAW,
        ACCEPT,
        DECLINE,
        LAPSE,
        SET_CAPACITY,
        KEEP_FREE,
        MOVE,
        OFFER,
        ADD_AND_CONFIRM
    }

    /** @param who chooses among those it can happen to */
    record Happening(Kind kind, int who, int number) {}

    @Provide
    Arbitrary<List<Happening>> happenings() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(3, Kind.ENROL),
                Tuple.of(3, Kind.CONFIRM),
                Tuple.of(8, Kind.ENROL_AND_CONFIRM),
                Tuple.of(4, Kind.WITHDRAW),
                Tuple.of(3, Kind.ACCEPT),
                Tuple.of(2, Kind.DECLINE),
                Tuple.of(2, Kind.LAPSE),
                Tuple.of(3, Kind.SET_CAPACITY),
                Tuple.of(2, Kind.KEEP_FREE),
                Tuple.of(3, Kind.MOVE),
                Tuple.of(2, Kind.OFFER),
                Tuple.of(1, Kind.ADD_AND_CONFIRM));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 6))
                .as(Happening::new)
                .list()
                .ofMinSize(15)
                .ofMaxSize(30);
    }

    private final TestContextManager spring = new TestContextManager(getClass());

    /** What runs properties knows nothing of Spring. */
    @BeforeProperty
    void takeTheApplicationThatAllTestsShare() throws Exception {
        spring.beforeTestClass();
        spring.prepareTestInstance(this);
        spring.beforeTestMethod(this, theProperty());
        useTheRunningEngine();
    }

    @AfterProperty
    void giveItBack() throws Exception {
        spring.afterTestMethod(this, theProperty(), null);
        spring.afterTestClass();
    }

    private Method theProperty() throws NoSuchMethodException {
        return getClass().getDeclaredMethod("placesAndWaitingListDoWhatTheirModelSays", List.class);
    }

    @AfterTry
    void leaveNothingBehind() {
        endAllProcesses();
    }

    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void placesAndWaitingListDoWhatTheirModelSays(@ForAll("happenings") List<Happening> all) {
        Model model = new Model(anOpenEditionWithPlaces(PLACES));
        for (Happening happening : all) {
            model.let(happening);
            model.agreesWithTheApplication(happening);
        }
    }

    /** Everybody who ever enrolled, in the order in which they wait if they wait. */
    private final class Model {

        private final Edition edition;
        private final List<UUID> order = new ArrayList<>();
        private final List<UUID> received = new ArrayList<>();
        private final List<UUID> waiting = new ArrayList<>();
        private final List<UUID> offered = new ArrayList<>();
        private final List<UUID> having = new ArrayList<>();
        private int capacity = PLACES;
        private int kept;

        Model(Edition edition) {
            this.edition = edition;
        }

        void let(Happening happening) {
            switch (happening.kind()) {
                case ENROL -> enrol();
                case CONFIRM -> choose(received, happening).ifPresent(this::confirm);
                case ENROL_AND_CONFIRM -> confirm(enrol());
                case WITHDRAW ->
                    choose(active(), happening).ifPresent(who -> {
                        enrolling.withdraw(who, "");
                        gone(who);
                    });
                case ACCEPT ->
                    choose(offered, happening).ifPresent(who -> {
                        answer(enrolments.get(who), "Task_AcceptOfferedPlace", Map.of("accept", "YES"));
                        offered.remove(who);
                        having.add(who);
                    });
                case DECLINE ->
                    choose(offered, happening).ifPresent(who -> {
                        answer(enrolments.get(who), "Task_AcceptOfferedPlace", Map.of("accept", "NO"));
                        gone(who);
                    });
                case LAPSE ->
                    choose(offered, happening).ifPresent(who -> {
                        enrolling.end(who, EnrolmentStatus.OFFER_LAPSED, "");
                        gone(who);
                    });
                case SET_CAPACITY -> setCapacity(happening.number());
                case KEEP_FREE -> keepFree(happening.number());
                case MOVE -> choose(waiting, happening).ifPresent(who -> move(who, happening.number() + 1));
                case OFFER -> choose(waiting, happening).ifPresent(this::offerOutOfTurn);
                case ADD_AND_CONFIRM -> add();
            }
            offerFreePlaces();
        }

        private UUID enrol() {
            return remember(aNewCandidate(edition));
        }

        private UUID remember(Enrolment enrolment) {
            order.add(enrolment.id());
            received.add(enrolment.id());
            return enrolment.id();
        }

        private void confirm(UUID who) {
            enrolling.confirmAddress(who);
            received.remove(who);
            if (free() > 0 && waiting.isEmpty()) {
                having.add(who);
            } else {
                waits(who);
            }
        }

        private void add() {
            Enrolment added = bypasses.add(
                    interestForm(edition, "Mees", UUID.randomUUID() + "@school.example"), "Gastspreker", COORDINATOR);
            remember(added);
            enrolling.confirmAddress(added.id());
            received.remove(added.id());
            if (kept > 0) {
                kept--;
                having.add(added.id());
            } else if (free() > 0) {
                having.add(added.id());
            } else {
                waits(added.id());
            }
        }

        private void setCapacity(int wanted) {
            int most = offered.size() + having.size();
            try {
                allocation.setCapacity(edition.id(), wanted);
                assertThat(wanted).isGreaterThanOrEqualTo(most);
                capacity = wanted;
                kept = Math.min(kept, capacity - most);
            } catch (CapacityTooLow refused) {
                assertThat(wanted).isLessThan(most);
                assertThat(refused.taken()).isEqualTo(most);
            }
        }

        private void keepFree(int wanted) {
            int most = free() + kept;
            try {
                bypasses.keepFree(edition.id(), 0, kept, wanted, "Voor iemand uit de regio", COORDINATOR);
                assertThat(wanted).isLessThanOrEqualTo(most);
                kept = wanted;
            } catch (NotEnoughFree refused) {
                assertThat(wanted).isGreaterThan(most);
                assertThat(refused.free()).isEqualTo(most);
            }
        }

        private void move(UUID who, int position) {
            int now = waiting.indexOf(who) + 1;
            int wanted = Math.min(position, waiting.size());
            UUID other = waiting.get(wanted - 1);
            bypasses.move(who, now, position, "Was eerder toegezegd", COORDINATOR);
            if (wanted != now) {
                order.remove(who);
                order.add(order.indexOf(other) + (wanted < now ? 0 : 1), who);
                inOrder(waiting);
            }
        }

        private void offerOutOfTurn(UUID who) {
            try {
                bypasses.offer(who, waiting.indexOf(who) + 1, "Was eerder toegezegd", COORDINATOR);
                assertThat(kept + free()).isPositive();
                kept = Math.max(kept - 1, 0);
                waiting.remove(who);
                offered.add(who);
            } catch (NotEnoughFree refused) {
                assertThat(kept + free()).isZero();
            }
        }

        private void offerFreePlaces() {
            while (free() > 0 && !waiting.isEmpty()) {
                offered.add(waiting.remove(0));
            }
        }

        private void waits(UUID who) {
            waiting.add(who);
            inOrder(waiting);
        }

        private void inOrder(List<UUID> people) {
            people.sort(Comparator.comparing(order::indexOf));
        }

        private void gone(UUID who) {
            Stream.of(received, waiting, offered, having).forEach(list -> list.remove(who));
        }

        private int free() {
            return capacity - kept - offered.size() - having.size();
        }

        private List<UUID> active() {
            return Stream.of(received, waiting, offered, having)
                    .flatMap(List::stream)
                    .toList();
        }

        private Optional<UUID> choose(List<UUID> among, Happening happening) {
            return among.isEmpty() ? Optional.empty() : Optional.of(among.get(happening.who() % among.size()));
        }

        void agreesWithTheApplication(Happening after) {
            assertThat(places.occupancy(edition.id()))
                    .as("after " + after)
                    .isEqualTo(new Occupancy(capacity, offered.size() + having.size(), kept, waiting.size()));
            List<Standing> standings = places.standings(edition.id());
            assertThat(standings).hasSameSizeAs(order);
            assertThat(standings.stream().map(Standing::place).filter(Objects::nonNull))
                    .as("places after " + after)
                    .doesNotHaveDuplicates();
            for (Standing standing : standings) {
                UUID who = standing.enrolment().id();
                assertThat(standing.waitingPosition())
                        .as("position after " + after)
                        .isEqualTo(waiting.contains(who) ? Integer.valueOf(waiting.indexOf(who) + 1) : null);
                assertThat(standing.place() != null)
                        .as("place after " + after)
                        .isEqualTo(offered.contains(who) || having.contains(who));
                assertThat(standing.enrolment().status() == EnrolmentStatus.OFFERED)
                        .as("offer after " + after)
                        .isEqualTo(offered.contains(who));
            }
        }
    }
}
