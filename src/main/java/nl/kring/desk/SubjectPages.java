package nl.kring.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.kring.desk.DefinitionField.Kind;
import nl.kring.desk.DefinitionPart.Shape;
import nl.kring.programme.DefinitionDraft;
import nl.kring.programme.DefinitionMistake;
import nl.kring.time.PlainTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the pages on which programmes are changed, subject by subject, and reads them. */
@Component
class SubjectPages {

    /** A step that is not named here comes after these; people meet them in this order. */
    private static final List<String> STEPS = List.of(
            "awaitConfirmation",
            "awaitPlace",
            "acceptOfferedPlace",
            "fillInIntakeForm",
            "chooseConversationTime",
            "callCandidate",
            "agreeConversationTime",
            "holdIntakeConversation",
            "decideOnAdmission",
            "decideOnTakingPart",
            "followUpMissingDecision",
            "holdSecondConversation",
            "decideGoOrNoGo",
            "recordSetUp",
            "confirmAgreement",
            "settleMissingConfirmations",
            "awaitContractConfirmation",
            "prepareSession",
            "bringContribution",
            "registerAttendance",
            "followUpAbsence",
            "rateSession",
            "fillInBaseline",
            "fillInEvaluation",
            "discussResults",
            "decideOnContinuation");

    private static final Pattern WITHIN_VALUE = Pattern.compile("\\.<[^>]*>");
    private static final Pattern BY_NAME = Pattern.compile("\\[([A-Za-z]+)]");

    private final DefinitionWording wording;
    private final PlainTimes times;

    SubjectPages(DefinitionWording wording, PlainTimes times) {
        this.wording = wording;
        this.times = times;
    }

    /**
     * @param switchedBy the field that says whether the part is there; null for one that always is
     * @param list whether it is as many as there are, each of which can be moved and left out
     */
    record Section(
            String id,
            @Nullable String title,
            @Nullable String hint,
            @Nullable String switchedBy,
            boolean list,
            boolean table,
            List<Item> items) {}

    /** @param added whether it is one that is still to be filled in */
    record Item(@Nullable String title, String prefix, boolean added, List<Input> inputs) {}

    record Input(String name, String label, @Nullable String hint, Kind kind, boolean optional, List<Choice> choices) {}

    record Choice(String value, String label) {}

    List<Section> sections(Subject subject, DefinitionDraft draft, Locale locale) {
        return subject.parts(draft).stream()
                .map(part -> section(part, draft, locale))
                .toList();
    }

    /** How everything on the page stands, by the names of its inputs. */
    Map<String, String> values(Subject subject, DefinitionDraft draft, Locale locale) {
        Map<String, String> values = new LinkedHashMap<>();
        subject.parts(draft).forEach(part -> part.show(draft, values, times, locale));
        return values;
    }

    void apply(Subject subject, Typed typed, DefinitionDraft draft, Locale locale) {
        subject.parts(draft).forEach(part -> part.apply(typed, draft, times, locale));
    }

    /** Says beside each field what is wrong with it; above the page, for one that stands elsewhere. */
    void refuse(List<DefinitionMistake> mistakes, Typed typed, Locale locale) {
        for (DefinitionMistake mistake : mistakes) {
            String field = WITHIN_VALUE.matcher(mistake.field()).replaceAll("");
            Typed.Problem problem = wording.problem(mistake, locale);
            typed.refuseAs(BY_NAME.matcher(field).replaceAll(".$1"), problem.code(), problem.arguments());
        }
    }

    /** What the fields are called that are wrong. */
    Map<String, String> labels(Typed typed, Locale locale) {
        Map<String, String> labels = new LinkedHashMap<>();
        typed.errors()
                .keySet()
                .forEach(name -> labels.put(name, wording.fullLabel(name.replaceFirst(":.*", ""), locale)));
        return labels;
    }

    private Section section(DefinitionPart part, DefinitionDraft draft, Locale locale) {
        String path = part.path();
        List<Item> items = new ArrayList<>();
        switch (part.shape()) {
            case FIXED, OPTIONAL -> items.add(new Item(null, path, false, inputs(part, path, draft, locale)));
            case LIST -> {
                List<String> prefixes = part.items(draft.size(path) + part.blanks(draft));
                for (String prefix : prefixes) {
                    items.add(new Item(
                            wording.item(prefix, locale),
                            prefix,
                            items.size() >= draft.size(path),
                            inputs(part, prefix, draft, locale)));
                }
            }
            case TABLE ->
                draft.names(path).stream().sorted(SubjectPages::inOrder).forEach(name -> {
                    String prefix = path + "." + name;
                    items.add(new Item(
                            wording.fullLabel(prefix, locale), prefix, false, inputs(part, prefix, draft, locale)));
                });
        }
        String heading = path.startsWith("groups[")
                ? wording.title("groups.meetings", locale).orElse("") + " "
                        + draft.value(path.replace(".meetings", ".name.nl")).orElse("")
                : wording.title(path, locale).orElse(null);
        return new Section(
                path,
                heading,
                wording.hintOfPart(path, locale).orElse(null),
                part.shape() == Shape.OPTIONAL ? path : null,
                part.shape() == Shape.LIST,
                part.shape() == Shape.TABLE,
                items);
    }

    private List<Input> inputs(DefinitionPart part, String prefix, DefinitionDraft draft, Locale locale) {
        List<Input> inputs = new ArrayList<>();
        for (DefinitionField field : part.fields()) {
            String name = DefinitionPart.at(prefix, field);
            if (part.shape() == Shape.TABLE && field.optional() && !draft.has(name)) {
                continue;
            }
            inputs.add(new Input(
                    name,
                    wording.label(name, locale),
                    wording.hint(name, field, locale).orElse(null),
                    field.kind(),
                    field.optional(),
                    field.choices().stream()
                            .map(choice -> new Choice(choice, wording.choice(name, choice, draft, locale)))
                            .toList()));
        }
        return inputs;
    }

    private static int inOrder(String one, String other) {
        int order = Integer.compare(order(one), order(other));
        return order == 0 ? one.compareTo(other) : order;
    }

    private static int order(String step) {
        if (step.equals("default")) {
            return Integer.MAX_VALUE;
        }
        int known = STEPS.indexOf(step);
        return known < 0 ? STEPS.size() : known;
    }
}
