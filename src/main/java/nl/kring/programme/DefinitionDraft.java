package nl.kring.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a programme while it is being changed: every value under its path, {@code meetings[0].title.nl}, in the
 * way in which {@link DefinitionMistake#field} names them. Whether it holds is seen when it is checked.
 */
public final class DefinitionDraft {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private final ObjectNode root;
    private final int version;

    /** @param version of the programme from which the draft was taken */
    DefinitionDraft(ObjectNode root, int version) {
        this.root = root;
        this.version = version;
    }

    /** The version of the programme from which the draft was taken. */
    public int version() {
        return version;
    }

    /** As it stands in the file; empty where there is none, or a value of several parts. */
    public Optional<String> value(String path) {
        return find(path)
                .filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull())
                .map(node -> node.isNumber() ? node.decimalValue().toPlainString() : node.asText());
    }

    /** The values of a list; empty where there is none. */
    public List<String> values(String path) {
        List<String> values = new ArrayList<>();
        find(path).ifPresent(node -> node.forEach(value -> values.add(value.asText())));
        return values;
    }

    public boolean has(String path) {
        return find(path).filter(node -> !node.isNull()).isPresent();
    }

    /** How many values a list has. */
    public int size(String path) {
        return find(path).map(JsonNode::size).orElse(0);
    }

    /** The names below a path, in the order of the file. */
    public List<String> names(String path) {
        List<String> names = new ArrayList<>();
        find(path).ifPresent(node -> node.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /**
     * Sets a value, and makes what lies on the way to it.
     *
     * @param value a text, a number, a truth or a list of these; null takes the value away
     */
    public void set(String path, @Nullable Object value) {
        if (value == null) {
            remove(path);
            return;
        }
        List<Object> steps = steps(path);
        JsonNode at = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = within(at, steps.get(i), steps.get(i + 1) instanceof Integer);
        }
        put(at, steps.get(steps.size() - 1), DefinitionFiles.node(value));
    }

    /** What is under a step, made where there is nothing yet. */
    private JsonNode within(JsonNode parent, Object step, boolean list) {
        JsonNode there = child(parent, step);
        if (there != null && there.isContainerNode()) {
            return there;
        }
        JsonNode made = list ? root.arrayNode() : root.objectNode();
        put(parent, step, made);
        return made;
    }

    public void remove(String path) {
        int dot = path.lastIndexOf('.');
        Optional<JsonNode> parent = dot < 0 ? Optional.of(root) : find(path.substring(0, dot));
        if (parent.orElse(null) instanceof ObjectNode object) {
            object.remove(path.substring(dot + 1));
        }
    }

    /** Leaves in a list only those at these places, in this order. */
    public void keep(String path, List<Integer> places) {
        if (find(path).orElse(null) instanceof ArrayNode list) {
            List<JsonNode> kept = places.stream().map(list::get).toList();
            list.removeAll();
            list.addAll(kept);
        }
    }

    /** As a file. */
    public String yaml() {
        return DefinitionFiles.write(root);
    }

    private Optional<JsonNode> find(String path) {
        Optional<JsonNode> at = Optional.of(root);
        for (Object step : steps(path)) {
            at = at.map(node -> child(node, step));
        }
        return at;
    }

    private static @Nullable JsonNode child(JsonNode parent, Object step) {
        return step instanceof Integer place ? parent.get(place) : parent.get((String) step);
    }

    private static void put(JsonNode parent, Object step, JsonNode value) {
        if (parent instanceof ArrayNode list && step instanceof Integer place) {
            while (list.size() <= place) {
                list.addObject();
            }
            list.set(place, value);
        } else if (parent instanceof ObjectNode object && step instanceof String name) {
            object.set(name, value);
        } else {
            throw new IllegalArgumentException("There is nothing under " + step);
        }
    }

    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            steps.add(matcher.group(1) == null ? Integer.valueOf(matcher.group(2)) : matcher.group(1));
        }
        return steps;
    }
}
