package nl.kring.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.desk.DefinitionField.Kind;
import nl.kring.programme.DefinitionDraft;
import nl.kring.time.PlainTimes;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a programme that belong together.
 *
 * @param path below which they stand; empty for those of the programme itself
 * @param within the part without which this one is not there; null for one that stands on its own
 * @param goesWhenEmpty whether a list is taken away when nothing is in it
 */
record DefinitionPart(
        Shape shape, String path, @Nullable String within, boolean goesWhenEmpty, List<DefinitionField> fields) {

    enum Shape {
        /** Always there. */
        FIXED,
        /** There or not, as a programme chooses. */
        OPTIONAL,
        /** As many of them as there are, in their order. */
        LIST,
        /** One row for each name that the programme has. */
        TABLE
    }

    private static final String GONE = ":gone";
    private static final String ORDER = ":order";

    static DefinitionPart fixed(String path, DefinitionField... fields) {
        return new DefinitionPart(Shape.FIXED, path, null, false, List.of(fields));
    }

    static DefinitionPart optional(String path, DefinitionField... fields) {
        return new DefinitionPart(Shape.OPTIONAL, path, null, false, List.of(fields));
    }

    static DefinitionPart list(String path, DefinitionField... fields) {
        return new DefinitionPart(Shape.LIST, path, null, false, List.of(fields));
    }

    static DefinitionPart table(String path, DefinitionField... fields) {
        return new DefinitionPart(Shape.TABLE, path, null, false, List.of(fields));
    }

    DefinitionPart orNone() {
        return new DefinitionPart(shape, path, within, true, fields);
    }

    DefinitionPart of(String other) {
        return new DefinitionPart(shape, path, other, goesWhenEmpty, fields);
    }

    /** How the part stands, field by field, to be changed. */
    void show(DefinitionDraft draft, Map<String, String> values, PlainTimes times, Locale locale) {
        if (shape == Shape.OPTIONAL && draft.has(path)) {
            values.put(path, "on");
        }
        for (String prefix : prefixes(draft)) {
            fields.forEach(field -> show(field, at(prefix, field), draft, values, times, locale));
        }
        if (shape == Shape.LIST) {
            for (int at = 0; at < draft.size(path); at++) {
                values.put(item(at) + ORDER, "" + (at + 1));
            }
        }
    }

    private static void show(
            DefinitionField field,
            String path,
            DefinitionDraft draft,
            Map<String, String> values,
            PlainTimes times,
            Locale locale) {
        if (field.kind() == Kind.CHECKS) {
            draft.values(path).forEach(value -> values.put(path + "." + value, "on"));
        } else if (field.kind() == Kind.CHECK) {
            draft.value(path).filter("true"::equals).ifPresent(yes -> values.put(path, "on"));
        } else {
            draft.value(path).ifPresent(value -> values.put(path, field.shown(value, times, locale)));
        }
    }

    /** Puts in the draft what was typed; what cannot be read is refused field by field. */
    void apply(Typed typed, DefinitionDraft draft, PlainTimes times, Locale locale) {
        if (within != null && !draft.has(within)) {
            return;
        }
        switch (shape) {
            case FIXED, TABLE -> prefixes(draft).forEach(prefix -> read(prefix, typed, draft, times, locale));
            case OPTIONAL -> {
                if (typed.isChecked(path)) {
                    read(path, typed, draft, times, locale);
                } else {
                    draft.remove(path);
                }
            }
            case LIST -> applyList(typed, draft, times, locale);
        }
    }

    private void applyList(Typed typed, DefinitionDraft draft, PlainTimes times, Locale locale) {
        record Kept(int at, int order) {}
        List<Kept> kept = new ArrayList<>();
        int size = draft.size(path);
        for (int at = 0; at < size + blanks(draft); at++) {
            String prefix = item(at);
            boolean nothing = fields.stream().allMatch(field -> isBlank(typed, at(prefix, field), field));
            if (typed.isChecked(prefix + GONE) || at >= size && nothing) {
                continue;
            }
            read(prefix, typed, draft, times, locale);
            Integer order = typed.optionalNumber(prefix + ORDER, 1, 999);
            kept.add(new Kept(at, order == null ? at + 1 : order));
        }
        if (!typed.isRight()) {
            return;
        }
        List<Integer> order = kept.stream()
                .sorted((one, other) -> Integer.compare(one.order(), other.order()))
                .map(Kept::at)
                .toList();
        draft.keep(path, order);
        if (order.isEmpty() && goesWhenEmpty) {
            draft.remove(path);
        }
        if (path.equals("meetings")) {
            MeetingNumbers.follow(draft, order, typed);
        }
    }

    private static boolean isBlank(Typed typed, String path, DefinitionField field) {
        return field.kind() == Kind.CHOICE || typed.value(path).isBlank();
    }

    private void read(String prefix, Typed typed, DefinitionDraft draft, PlainTimes times, Locale locale) {
        for (DefinitionField field : fields) {
            String path = at(prefix, field);
            switch (field.kind()) {
                case CHECK -> draft.set(path, typed.isChecked(path));
                case CHECKS ->
                    draft.set(
                            path,
                            field.choices().stream()
                                    .filter(choice -> typed.isChecked(path + "." + choice))
                                    .map(DefinitionPart::plain)
                                    .toList());
                default -> {
                    if (shape == Shape.TABLE && field.optional() && !draft.has(path)) {
                        continue;
                    }
                    if (!isAsItWas(field, path, typed, draft, times, locale)) {
                        DefinitionField asked = shape == Shape.TABLE ? field.needed() : field;
                        set(asked, path, asked.read(typed, path), draft);
                    }
                }
            }
        }
    }

    /** What nobody touched stays as it is written in the file. */
    private static boolean isAsItWas(
            DefinitionField field, String path, Typed typed, DefinitionDraft draft, PlainTimes times, Locale locale) {
        String now = typed.value(path).replace("\r\n", "\n").strip();
        return draft.value(path)
                .map(value -> field.shown(value, times, locale).strip().equals(now))
                .orElse(false);
    }

    private static void set(DefinitionField field, String path, @Nullable Object value, DefinitionDraft draft) {
        draft.set(path, value);
        String pair = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        if (field.inPair() && value == null && draft.names(pair).isEmpty()) {
            draft.remove(pair);
        }
    }

    private static Object plain(String choice) {
        return choice.matches("\\d+") ? Integer.valueOf(choice) : choice;
    }

    /** Empty ones at the end of a list, to be filled in. */
    int blanks(DefinitionDraft draft) {
        return draft.size(path) == 0 && within != null ? 2 : 1;
    }

    /** Under which its fields stand, as often as they do. */
    List<String> prefixes(DefinitionDraft draft) {
        return switch (shape) {
            case FIXED -> List.of(path);
            case OPTIONAL -> draft.has(path) ? List.of(path) : List.of();
            case LIST -> items(draft.size(path));
            case TABLE ->
                draft.names(path).stream().map(name -> path + "." + name).toList();
        };
    }

    List<String> items(int number) {
        List<String> items = new ArrayList<>();
        for (int at = 0; at < number; at++) {
            items.add(item(at));
        }
        return items;
    }

    private String item(int at) {
        return path + "[" + at + "]";
    }

    static String at(String prefix, DefinitionField field) {
        if (prefix.isEmpty() || field.name().isEmpty()) {
            return prefix + field.name();
        }
        return prefix + "." + field.name();
    }
}
