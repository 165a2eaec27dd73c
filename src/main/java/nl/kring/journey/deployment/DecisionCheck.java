package nl.kring.journey.deployment;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import nl.kring.deployment.ModelFile;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Checks that the decisions of a file can be taken. */
@Component
class DecisionCheck {

    private static final Pattern DAYS = Pattern.compile("P\\d+D|\\d+");
    private static final Set<String> FEEL = Set.of(
            "feel",
            "https://www.omg.org/spec/dmn/20230324/feel/",
            "https://www.omg.org/spec/dmn/20211108/feel/",
            "https://www.omg.org/spec/dmn/20191111/feel/",
            "http://www.omg.org/spec/dmn/20180521/feel/",
            "http://www.omg.org/spec/feel/20140401");
    private static final Set<String> ANSWERS = Set.of("outputEntry", "inputExpression", "literalExpression");

    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    List<Finding> check(ModelFile file, Element definitions) {
        Findings findings = new Findings(file.name());
        List<Element> decisions = decisions(definitions);
        findings.when(decisions.isEmpty(), "", Kind.BAD_DECISION, "–");
        for (Element decision : decisions) {
            String days = ModelXml.extension(decision, "historyTimeToLive");
            String id = decision.getAttribute("id");
            findings.when(days.isBlank(), id, Kind.NO_HISTORY_END);
            findings.when(!days.isBlank() && !DAYS.matcher(days).matches(), id, Kind.BAD_HISTORY_END, days);
        }
        int before = findings.list().size();
        ModelXml.walk(definitions, element -> checkLanguage(element, findings));
        if (before == findings.list().size()) {
            parse(file, findings);
        }
        return findings.list();
    }

    static List<Element> decisions(Element definitions) {
        return ModelXml.all(definitions)
                .filter(element -> ModelXml.isDmn(element) && "decision".equals(element.getLocalName()))
                .toList();
    }

    private void checkLanguage(Element element, Findings findings) {
        String language = element.getAttribute("expressionLanguage");
        String owner = ModelXml.owner(element);
        boolean known = language.isEmpty() || FEEL.contains(language.toLowerCase());
        findings.when(!known, owner, Kind.EXPRESSION_LANGUAGE, language);
        if (!known || !ModelXml.isDmn(element)) {
            return;
        }
        String text = ModelXml.children(element).stream()
                .filter(child -> "text".equals(child.getLocalName()))
                .map(ModelXml::ownText)
                .findFirst()
                .orElse("");
        if (text.isEmpty() || text.equals("-")) {
            return;
        }
        if (ANSWERS.contains(element.getLocalName())) {
            demand(feel.parseExpression(text), text, owner, findings);
        } else if ("inputEntry".equals(element.getLocalName())) {
            demand(feel.parseUnaryTests(text), text, owner, findings);
        }
    }

    private static void demand(ParseResult parsed, String text, String owner, Findings findings) {
        findings.when(!parsed.isSuccess(), owner, Kind.BAD_FEEL, text, reason(parsed));
    }

    static String reason(ParseResult failed) {
        return failed.isSuccess() ? "" : failed.failure().message();
    }

    private void parse(ModelFile file, Findings findings) {
        try {
            engine.parseDecisions(new ByteArrayInputStream(file.content()));
        } catch (DmnEngineException | ModelException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            findings.add("", Kind.BAD_DECISION, Objects.requireNonNullElse(cause.getMessage(), "" + e.getMessage()));
        }
    }
}
