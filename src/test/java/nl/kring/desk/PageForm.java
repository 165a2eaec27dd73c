package nl.kring.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What a form on a page would send as it stands. */
final class PageForm {

    private static final Pattern CONTROL =
            Pattern.compile("<input[^>]*>|<textarea[^>]*>.*?</textarea>|<select[^>]*>.*?</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option[^>]*>");

    private PageForm() {}

    static Map<String, String> of(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        CONTROL.matcher(page).results().map(MatchResult::group).forEach(control -> {
            String tag = control.substring(0, control.indexOf('>') + 1);
            String name = attribute(tag, "name").orElse("_csrf");
            boolean unchecked = tag.contains("type=\"checkbox\"") && !tag.contains("checked");
            if (!name.equals("_csrf") && !unchecked) {
                fields.put(HtmlUtils.htmlUnescape(name), HtmlUtils.htmlUnescape(value(tag, control)));
            }
        });
        return fields;
    }

    private static String value(String tag, String control) {
        if (control.startsWith("<textarea")) {
            return control.substring(tag.length(), control.lastIndexOf("</textarea>"));
        }
        if (control.startsWith("<select")) {
            List<String> options =
                    OPTION.matcher(control).results().map(MatchResult::group).toList();
            return options.stream()
                    .filter(option -> option.contains("selected"))
                    .findFirst()
                    .or(() -> options.stream().findFirst())
                    .flatMap(option -> attribute(option, "value"))
                    .orElse("");
        }
        return attribute(tag, "value").orElse("");
    }

    private static Optional<String> attribute(String tag, String name) {
        Matcher matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
