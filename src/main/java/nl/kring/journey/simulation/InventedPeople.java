package nl.kring.journey.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import nl.kring.simulation.Crowd;

/** People who do not exist, each with a way to behave. */
final class InventedPeople {

    private static final List<String> GIVEN = List.of(
            "Adel", "Britt", "Casper", "Dunya", "Evert", "Fatma", "Geert", "Hilde", "Ilias", "Jorien", "Kees", "Lotte",
            "Milan", "Noor", "Otto", "Pleun", "Quinten", "Rosa", "Sjoerd", "Tirza");

    private static final List<String> FAMILY =
            List.of("Verzonnen", "Denkbeeld", "Proefman", "Stel", "Nemaar", "Alsof", "Schijnbaar", "Voorbeeld");

    private final List<Invented> all = new ArrayList<>();
    private final Map<String, Invented> byEmail = new HashMap<>();

    /** @param random in which order they come */
    InventedPeople(Crowd crowd, Random random) {
        add(crowd.prompt(), Behaviour.PROMPT);
        add(crowd.slow(), Behaviour.SLOW);
        add(crowd.silent(), Behaviour.SILENT);
        add(crowd.unconfirmed(), Behaviour.UNCONFIRMED);
        add(crowd.withdrawing(), Behaviour.WITHDRAWS);
        add(crowd.declined(), Behaviour.DECLINED);
        add(crowd.cancelling(), Behaviour.CANCELS);
        Collections.shuffle(all, random);
    }

    /** What somebody does. */
    enum Behaviour {
        PROMPT,
        SLOW,
        SILENT,
        UNCONFIRMED,
        WITHDRAWS,
        DECLINED,
        CANCELS
    }

    record Invented(String givenName, String familyName, String organisation, Behaviour behaviour) {

        String name() {
            return givenName + " " + familyName;
        }

        String email() {
            return address(name().toLowerCase(Locale.ROOT).replace(' ', '.'));
        }
    }

    static String address(String local) {
        return local + "@simulatie.example";
    }

    List<Invented> all() {
        return List.copyOf(all);
    }

    /** Whoever came along with one of them, as a member of a team, answers promptly. */
    Behaviour behaviourOf(String email) {
        Invented person = byEmail.get(email);
        return person == null ? Behaviour.PROMPT : person.behaviour();
    }

    private void add(int number, Behaviour behaviour) {
        for (int count = 0; count < number; count++) {
            int at = all.size();
            Invented person = new Invented(
                    GIVEN.get(at % GIVEN.size()),
                    // One further after each round, so that nobody has the name of somebody else.
                    FAMILY.get((at + at / GIVEN.size()) % FAMILY.size()),
                    "Stichting " + FAMILY.get((at * 3 + 1) % FAMILY.size()) + " " + (at + 1),
                    behaviour);
            all.add(person);
            byEmail.put(person.email(), person);
        }
    }
}
