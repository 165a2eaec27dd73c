package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.identity.CurrentActor;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.wording.TextSection;
import nl.kring.wording.WordingLanguage;
import nl.kring.wording.Wordings;
import nl.kring.wording.Wordings.ChangedMeanwhile;
import nl.kring.wording.Wordings.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators put their own words in the place of those that came with the application: on pages and in letters. */
@Controller
@ForAdministrators
class TextsController {

    private static final int MOST_LINES = 100;
    private static final int LINES_OF_LETTER = 12;

    private final Wordings wordings;
    private final MailLog mailLog;
    private final StaffActions actions;
    private final CurrentActor currentActor;

    TextsController(Wordings wordings, MailLog mailLog, StaffActions actions, CurrentActor currentActor) {
        this.wordings = wordings;
        this.mailLog = mailLog;
        this.actions = actions;
        this.currentActor = currentActor;
    }

    /** What somebody who wrote a text wants to be done with it. */
    enum Act {
        LOOK,
        TEST,
        KEEP,
        SHIP
    }

    /**
     * The texts that one page changes.
     *
     * @param keys by what they are, such as {@code subject}
     * @param values the places for values that they may use
     * @param template the letter that they make up; null for a text on its own
     */
    private record Subject(
            String address,
            Map<String, String> keys,
            Set<String> values,
            @Nullable MailTemplate template) {

        Collection<String> all() {
            return keys.values();
        }
    }

    /** @param template where it is changed together with the other texts of its letter */
    record Line(Text text, @Nullable MailTemplate template) {}

    /** @param leftOut values that the shipped text tells and this one does not */
    record Field(
            String id,
            String part,
            WordingLanguage language,
            String shipped,
            boolean changed,
            Set<String> leftOut,
            int rows) {}

    @GetMapping("/desk/texts")
    String texts(
            @RequestParam(required = false) @Nullable TextSection section,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        List<Text> found = wordings.search(section == null ? EnumSet.allOf(TextSection.class) : EnumSet.of(section), q);
        model.addAttribute("section", section);
        model.addAttribute("sections", TextSection.values());
        model.addAttribute("q", q.strip());
        model.addAttribute("lines", lines(found.subList(0, Math.min(found.size(), MOST_LINES))));
        model.addAttribute("more", Math.max(found.size() - MOST_LINES, 0));
        model.addAttribute("changed", lines(wordings.changed()));
        return "desk/texts";
    }

    private static List<Line> lines(List<Text> texts) {
        return texts.stream()
                .map(text -> new Line(text, MailTemplate.ofText(text.key()).orElse(null)))
                .toList();
    }

    @GetMapping("/desk/texts/{key}")
    String text(@PathVariable String key, Model model) {
        return show(onItsOwn(key), model);
    }

    @PostMapping("/desk/texts/{key}")
    String text(
            @PathVariable String key,
            @RequestParam Act act,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return act(onItsOwn(key), act, fields, model, response, redirect);
    }

    @GetMapping("/desk/mail/templates/{template}/text")
    String letter(@PathVariable MailTemplate template, Model model) {
        return show(ofLetter(template), model);
    }

    @PostMapping("/desk/mail/templates/{template}/text")
    String letter(
            @PathVariable MailTemplate template,
            @RequestParam Act act,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return act(ofLetter(template), act, fields, model, response, redirect);
    }

    private Subject onItsOwn(String key) {
        Text text = wordings.find(key)
                .filter(each -> MailTemplate.ofText(key).isEmpty())
                .orElseThrow(DeskPages::notFound);
        return new Subject("/desk/texts/" + key, Map.of("text", key), text.placeholders(), null);
    }

    private static Subject ofLetter(MailTemplate template) {
        return new Subject(
                "/desk/mail/templates/" + template + "/text", template.textKeys(), template.usableValues(), template);
    }

    private String act(
            Subject subject,
            Act act,
            Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        Map<String, Map<WordingLanguage, String>> texts = act == Act.SHIP ? shipped(subject) : read(subject, typed);
        if (typed.isRight() && (act == Act.KEEP || act == Act.SHIP)) {
            try {
                wordings.change(texts, subject.values(), typed.value("seen"), currentActor.require());
                Notice.good(redirect, act == Act.KEEP ? "textChanged" : "textShipped");
                return "redirect:" + subject.address();
            } catch (ChangedMeanwhile changed) {
                typed.outdated(wordings.stateOf(subject.all()));
            }
        }
        MailTemplate template = subject.template();
        if (typed.isRight() && act == Act.TEST && template != null) {
            test(template, texts, typed, model);
        }
        if (typed.isOutdated()) {
            response.setStatus(HttpStatus.CONFLICT.value());
        } else if (!typed.isRight()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return show(subject, typed, texts, model);
    }

    private void test(
            MailTemplate template, Map<String, Map<WordingLanguage, String>> texts, Typed typed, Model model) {
        String address = typed.email("email");
        String language = typed.choice("language", List.of("NL", "EN"));
        if (address != null && language != null) {
            WordingLanguage chosen = WordingLanguage.valueOf(language);
            try {
                actions.testSend(template, address, chosen.locale(), in(chosen, texts));
                model.addAttribute(
                        "notice", new Notice(true, "desk.notice.testSent", new ArrayList<>(List.of(address))));
            } catch (IllegalArgumentException noAddress) {
                typed.refuse("email", "email");
            }
        }
    }

    private static Map<String, String> in(WordingLanguage language, Map<String, Map<WordingLanguage, String>> texts) {
        Map<String, String> inLanguage = new LinkedHashMap<>();
        texts.forEach((key, words) -> inLanguage.put(key, words.getOrDefault(language, "")));
        return inLanguage;
    }

    private Map<String, Map<WordingLanguage, String>> read(Subject subject, Typed typed) {
        Map<String, Map<WordingLanguage, String>> texts = new LinkedHashMap<>();
        subject.keys().forEach((part, key) -> {
            Map<WordingLanguage, String> words = new LinkedHashMap<>();
            for (WordingLanguage language : WordingLanguage.values()) {
                String id = id(part, language);
                String text = typed.value(id).replaceAll("\\R", "\n").strip();
                wordings.mistake(text, subject.values())
                        .ifPresent(mistake -> typed.refuse(
                                id,
                                "text." + mistake.kind(),
                                mistake.placeholder().isEmpty() ? Wordings.LONGEST : mistake.placeholder()));
                words.put(language, text);
            }
            texts.put(key, words);
        });
        return texts;
    }

    private Map<String, Map<WordingLanguage, String>> shipped(Subject subject) {
        Map<String, Map<WordingLanguage, String>> texts = new LinkedHashMap<>();
        subject.all().forEach(key -> texts.put(key, get(key).shipped()));
        return texts;
    }

    private Text get(String key) {
        return wordings.find(key).orElseThrow(DeskPages::notFound);
    }

    private static String id(String part, WordingLanguage language) {
        return part + "-" + language.code();
    }

    private String show(Subject subject, Model model) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Map<WordingLanguage, String>> texts = new LinkedHashMap<>();
        subject.keys().forEach((part, key) -> {
            Map<WordingLanguage, String> now = get(key).now();
            now.forEach((language, words) -> values.put(id(part, language), words));
            texts.put(key, now);
        });
        values.put("seen", wordings.stateOf(subject.all()));
        return show(subject, new Typed(values), texts, model);
    }

    private String show(Subject subject, Typed typed, Map<String, Map<WordingLanguage, String>> texts, Model model) {
        MailTemplate template = subject.template();
        List<Field> fields = new ArrayList<>();
        subject.keys().forEach((part, key) -> {
            Text text = get(key);
            for (WordingLanguage language : WordingLanguage.values()) {
                String words = Objects.requireNonNull(texts.get(key)).getOrDefault(language, "");
                String shipped = text.shipped().getOrDefault(language, "");
                fields.add(new Field(
                        id(part, language),
                        part,
                        language,
                        shipped,
                        !words.equals(shipped),
                        wordings.leftOut(text, language, words),
                        part.equals("body") ? LINES_OF_LETTER : 2));
            }
        });
        model.addAttribute("address", subject.address());
        model.addAttribute("key", template == null ? subject.all().iterator().next() : null);
        model.addAttribute("template", template);
        model.addAttribute("typed", typed);
        model.addAttribute("changed", typed.isOutdated());
        model.addAttribute("fields", fields);
        model.addAttribute("own", subject.all().stream().anyMatch(key -> get(key).isChanged()));
        model.addAttribute("history", wordings.history(subject.all()));
        model.addAttribute("languages", WordingLanguage.values());
        preview(subject, typed, texts, model);
        return "desk/text";
    }

    /** Nothing to look at as long as something is wrong with the texts. */
    private void preview(Subject subject, Typed typed, Map<String, Map<WordingLanguage, String>> texts, Model model) {
        MailTemplate template = subject.template();
        model.addAttribute(
                "values", template == null ? Map.of() : mailLog.exampleValues(template, Locale.forLanguageTag("nl")));
        boolean right = subject.keys().keySet().stream()
                .flatMap(part -> Arrays.stream(WordingLanguage.values()).map(language -> id(part, language)))
                .allMatch(id -> typed.error(id) == null);
        if (!right) {
            return;
        }
        if (template != null) {
            model.addAttribute(
                    "dutch", mailLog.preview(template, WordingLanguage.NL.locale(), in(WordingLanguage.NL, texts)));
            model.addAttribute(
                    "english", mailLog.preview(template, WordingLanguage.EN.locale(), in(WordingLanguage.EN, texts)));
        } else {
            Map<WordingLanguage, String> examples = new LinkedHashMap<>();
            texts.values()
                    .forEach(words -> words.forEach(
                            (language, text) -> examples.put(language, wordings.example(text, language))));
            model.addAttribute("examples", examples);
        }
    }
}
