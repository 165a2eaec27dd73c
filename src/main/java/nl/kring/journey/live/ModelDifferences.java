package nl.kring.journey.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kring.process.ProcessLibrary.Difference;
import nl.kring.process.ProcessLibrary.Difference.Change;
import nl.kring.process.ProcessLibrary.Difference.Kind;

/**
 * What two versions of a model do differently, element by element. Elements are the same when they have the same id; where
 * they stand in the drawing does not matter.
 */
final class ModelDifferences {

    private ModelDifferences() {}

    static List<Difference> between(DrawnModel before, DrawnModel after) {
        List<Difference> differences = new ArrayList<>();
        for (String id : after.ids()) {
            if (!before.ids().contains(id)) {
                differences.add(new Difference(Kind.ADDED, id, after.name(id), List.of()));
                continue;
            }
            List<Change> changes = changes(before.properties(id), after.properties(id));
            if (!changes.isEmpty()) {
                differences.add(new Difference(Kind.CHANGED, id, before.name(id), changes));
            }
        }
        before.ids().stream()
                .filter(id -> !after.ids().contains(id))
                .forEach(id -> differences.add(new Difference(Kind.REMOVED, id, before.name(id), List.of())));
        return differences;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        Set<String> properties = new TreeSet<>(before.keySet());
        properties.addAll(after.keySet());
        return properties.stream()
                .map(property ->
                        new Change(property, before.getOrDefault(property, ""), after.getOrDefault(property, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }
}
