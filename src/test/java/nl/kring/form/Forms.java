package nl.kring.form;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import nl.kring.time.AppClock;

/** Small forms for tests. */
final class Forms {

    /** Sunday 1 November 2026, 12:00 in Amsterdam. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T11:00:00Z"), AppClock.ZONE);

    private Forms() {}

    /** A form of these components, each written as JSON without the braces; ids are added. */
    static FormSchema of(String... components) {
        return FormSchemas.parse(json(components));
    }

    static String json(String... components) {
        StringBuilder json = new StringBuilder("{\"id\":\"Test\",\"type\":\"default\",\"components\":[");
        for (int i = 0; i < components.length; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"Part_")
                    .append(i)
                    .append("\",")
                    .append(components[i])
                    .append('}');
        }
        return json.append("]}").toString();
    }

    /** Understands {@code name = "VALUE"} and {@code not(name = "VALUE")}, which is what these tests need of FEEL. */
    static boolean evaluate(String expression, Map<String, ?> values) {
        String inner = expression.replaceAll("^not\\((.*)\\)$", "$1");
        String[] sides = inner.split(" = ");
        boolean equal = sides[1].replace("\"", "").equals(String.valueOf(values.get(sides[0])));
        return inner.equals(expression) == equal;
    }
}
