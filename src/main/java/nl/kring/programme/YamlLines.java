package nl.kring.programme;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** On which line of a YAML file a field stands. */
final class YamlLines {

    /** An entry of a map, as bean validation names it: {@code waits[default]}. */
    private static final Pattern MAP_KEY = Pattern.compile("\\[([^\\]\\d][^\\]]*)]");

    private final Map<String, Integer> lines = new HashMap<>();

    /** @throws org.yaml.snakeyaml.error.YAMLException when it is no YAML */
    YamlLines(String yaml) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        if (root != null) {
            note("", root);
        }
    }

    /** The line of a field, or of the nearest one around it that is there; null in an empty file. */
    @Nullable
    Integer of(String path) {
        String nearest = MAP_KEY.matcher(path).replaceAll(".$1");
        while (!nearest.isEmpty() && !lines.containsKey(nearest)) {
            nearest = nearest.substring(0, Math.max(0, Math.max(nearest.lastIndexOf('.'), nearest.lastIndexOf('['))));
        }
        return lines.get(nearest);
    }

    private void note(String path, Node node) {
        lines.putIfAbsent(path, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    String field = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
                    lines.putIfAbsent(field, key.getStartMark().getLine() + 1);
                    note(field, entry.getValueNode());
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int at = 0; at < items.size(); at++) {
                note(path + "[" + at + "]", items.get(at));
            }
        }
    }
}
