package nl.kring.form;

import java.util.Set;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The fragment as the pages include it, without the pages, on one line. */
final class Rendered {

    private static final SpringTemplateEngine ENGINE = engine();

    private Rendered() {}

    static String html(FormView view) {
        Context context = new Context();
        context.setVariable("view", view);
        return ENGINE.process("form/fields", Set.of("form"), context).replaceAll("\\s+", " ");
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode("HTML");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
