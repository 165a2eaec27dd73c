package nl.kring.journey;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.engagement.Domain;
import nl.kring.engagement.Responsibility;
import nl.kring.enrolment.NewEnrolment;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;

/** What boards and their steering group fill in, in tests. */
public final class BoardAnswers {

    public static final String INSTRUMENT = "bestuurlijke-betrokkenheid";

    /** About a cycle of a partnership. */
    public static final Map<String, Object> AGREED = Map.ofEntries(
            Map.entry("goesAhead", "YES"),
            Map.entry("cycleKind", "PARTNERSHIP"),
            Map.entry("goals", List.of("INSIGHT")),
            Map.entry("moment", "Bij toetreding en daarna elke twee jaar"),
            Map.entry("repeatAfterMonths", "24"),
            Map.entry("passiveAcceptable", "NO"),
            Map.entry("active", "1"),
            Map.entry("proactive", "0"),
            Map.entry("equalAttention", "YES"),
            Map.entry("remindBeforeDays", "14"));

    private BoardAnswers() {}

    public static NewEnrolment interest(Edition edition, String name) {
        return new NewEnrolment(
                edition.id(),
                "Sofie",
                "Bakker",
                UUID.randomUUID() + "@bestuur.example",
                null,
                name,
                "Bestuurder",
                "PRIMARY",
                null,
                4200,
                null,
                null,
                Locale.forLanguageTag("nl"),
                null,
                EditionGroup.ALL);
    }

    public static final Map<String, Object> READ = Map.of(
            "readWith", "De voorzitter en twee directeuren",
            "reflectPresence", "In het strategisch plan",
            "reflectPriority", "Onderzoek");

    public static Map<String, Object> current(String gradation) {
        Map<String, Object> answers = new HashMap<>();
        for (Domain domain : Domain.values()) {
            String name = domain.name().toLowerCase(Locale.ROOT);
            answers.put(name + "Now", gradation);
            answers.put(name + "Examples", "We bespreken het elk kwartaal");
            answers.put(name + "Deliberate", "YES");
            answers.put(name + "Structural", "NO");
            answers.put(name + "Secured", "NO");
        }
        answers.put("reflectOthers", "Waarschijnlijk wel");
        return answers;
    }

    public static Map<String, Object> wanted(String gradation) {
        Map<String, Object> answers = new HashMap<>();
        for (Domain domain : Domain.values()) {
            String name = domain.name().toLowerCase(Locale.ROOT);
            answers.put(name + "Wanted", gradation);
            answers.put(name + "WantedExamples", "Elke school heeft doelen");
        }
        answers.put("reflectDifference", "Bij onderzoek");
        return answers;
    }

    public static Map<String, Object> responsibilities() {
        Map<String, Object> answers = new HashMap<>();
        Responsibility.all().forEach(cell -> {
            String level = cell.level().name();
            answers.put(
                    cell.aspect().name().toLowerCase(Locale.ROOT)
                            + level.charAt(0)
                            + level.substring(1).toLowerCase(Locale.ROOT),
                    "Wat we doen: " + cell.aspect() + " " + cell.level());
        });
        answers.put("reflectGaps", "In het partnerschap staat weinig");
        return answers;
    }

    public static Map<String, Object> actionPoint(LocalDate dueOn) {
        return new HashMap<>(Map.of(
                "point1What", "Doelen per school in het jaarplan",
                "point1Owner", "Sofie Bakker",
                "point1DueOn", dueOn.toString()));
    }

    public static final Map<String, Object> COMPARED =
            Map.of("smallGroups", "Veel herkenning", "plenary", "Meer bij elkaar in de school kijken");

    public static final Map<String, Object> PLENARY =
            Map.of("agreements", "Elk bestuur bezoekt elk jaar een opleidingsschool");

    public static final Map<String, Object> ALIGNED = Map.of(
            "contribution", "Een trekker voor onderzoek",
            "needs", "Tijd van het instituut",
            "agreed", "Besproken met de programmaleider");
}
