package nl.kring.programme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kring.programme.DefinitionMistake.Kind;
import nl.kring.programme.ProgrammeDefinition.PlannedMeeting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes definitions of programmes in and out as YAML: what would change is shown before it does. A change holds at once for
 * the deadlines and rules of editions that are planned; their dates, places and fee stay.
 */
@Service
@Transactional
public class DefinitionImports {

    private final DefinitionFiles files;
    private final DefinitionReferences references;
    private final Programmes programmes;
    private final Editions editions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DefinitionImports(
            DefinitionFiles files,
            DefinitionReferences references,
            Programmes programmes,
            Editions editions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.references = references;
        this.programmes = programmes;
        this.editions = editions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param version of the programme that would change; null where it is a new one
     * @param differences in the order of the file; empty where nothing would change
     */
    public record Check(
            ProgrammeDefinition definition, @Nullable Integer version, List<Difference> differences) {}

    /**
     * @param before null where the field is new
     * @param after null where the field goes
     */
    public record Difference(
            String field, @Nullable String before, @Nullable String after) {

        private static final Pattern COPIED = Pattern.compile(
                "(places|groups|meetings)[.\\[].*|fee|enrolmentOpensBefore|enrolmentClosesBefore|decisionBefore");

        /**
         * Whether it is copied when an edition is planned, so that editions that are planned already keep what they have;
         * everything else they take from the programme as it is.
         */
        public boolean isForNewEditionsOnly() {
            return COPIED.matcher(field).matches();
        }
    }

    /** The definition as it holds now; empty when there is no such programme. */
    @Transactional(readOnly = true)
    public Optional<String> export(String slug) {
        return programmes.findBySlug(slug).map(Programme::definition).map(files::write);
    }

    /** The definition as it holds now, to change values of it; empty when there is no such programme. */
    @Transactional(readOnly = true)
    public Optional<DefinitionDraft> draft(String slug) {
        return programmes
                .findBySlug(slug)
                .map(programme -> new DefinitionDraft(files.document(programme.definition()), programme.version()));
    }

    /**
     * Goes on with a draft that was written down before.
     *
     * @param version of the programme from which it was taken
     * @throws DefinitionRejected when it is no definition
     */
    public DefinitionDraft draft(String file, String yaml, int version) {
        return new DefinitionDraft(files.document(files.read(file, yaml)), version);
    }

    /**
     * What taking in a definition would change.
     *
     * @param file its name, for the messages
     * @throws DefinitionRejected when the definition does not hold
     */
    @Transactional(readOnly = true)
    public Check check(String file, String yaml) {
        ProgrammeDefinition definition = read(file, yaml);
        Optional<Programme> existing = programmes.findBySlug(definition.slug());
        Map<String, String> before =
                existing.map(Programme::definition).map(files::flat).orElseGet(LinkedHashMap::new);
        return new Check(
                definition, existing.map(Programme::version).orElse(null), differences(before, files.flat(definition)));
    }

    /**
     * Takes the definition in.
     *
     * @param seen the version for which {@link #check} told the differences
     * @throws DefinitionRejected when the definition does not hold
     * @throws ChangedMeanwhile when the programme changed since
     */
    public Programme carryOut(String file, String yaml, @Nullable Integer seen) {
        ProgrammeDefinition definition = read(file, yaml);
        Optional<Programme> existing = programmes.findBySlug(definition.slug());
        if (!Objects.equals(seen, existing.map(Programme::version).orElse(null))) {
            throw new ChangedMeanwhile();
        }
        Programme programme = existing.orElseGet(() -> new Programme(definition));
        programme.redefine(definition);
        Programme saved = programmes.save(programme);
        events.publishEvent(new ProgrammeRedefined(saved.id()));
        return saved;
    }

    /** The programme is not as it was when the differences were shown. */
    public static final class ChangedMeanwhile extends RuntimeException {}

    private ProgrammeDefinition read(String file, String yaml) {
        ProgrammeDefinition definition = files.read(file, yaml);
        List<DefinitionMistake> mistakes = new ArrayList<>();
        YamlLines lines = DefinitionFiles.linesOf(file, yaml);
        definition.forms().forEach((step, form) -> {
            if (!references.hasForm(form)) {
                String field = "forms." + step;
                mistakes.add(new DefinitionMistake(lines.of(field), field, Kind.UNKNOWN_FORM, form));
            }
        });
        Map<String, String> processes = Map.of(
                "processes.enrolment", definition.processes().enrolment(),
                "processes.edition", definition.processes().edition());
        processes.forEach((field, process) -> {
            if (!references.hasProcess(process)) {
                mistakes.add(new DefinitionMistake(lines.of(field), field, Kind.UNKNOWN_PROCESS, process));
            }
        });
        programmes
                .findBySlug(definition.slug())
                .ifPresent(programme -> compareWithEditions(programme, definition, lines, mistakes));
        if (!mistakes.isEmpty()) {
            throw new DefinitionRejected(file, DefinitionFiles.inOrder(mistakes));
        }
        return definition;
    }

    /** Editions keep their meetings: a rule that goes along with a meeting to another number would be about another there. */
    private void compareWithEditions(
            Programme programme, ProgrammeDefinition wanted, YamlLines lines, List<DefinitionMistake> mistakes) {
        List<Edition> planned = editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme.id()).stream()
                .filter(edition -> !edition.isOver(clock.instant()))
                .toList();
        boolean moved = !titles(programme.definition()).equals(titles(wanted));
        Map<String, List<Integer>> before = meetingNumbers(programme.definition());
        meetingNumbers(wanted).forEach((field, numbers) -> {
            List<Integer> was = before.getOrDefault(field, numbers);
            String others = planned.stream()
                    .filter(edition -> moved && !was.equals(numbers)
                            || numbers.stream()
                                    .anyMatch(number ->
                                            number >= edition.meetings().size()))
                    .map(Edition::title)
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                mistakes.add(new DefinitionMistake(lines.of(field), field, Kind.OTHER_MEETING_IN_EDITION, others));
            }
        });
    }

    private static List<LocalizedText> titles(ProgrammeDefinition definition) {
        return definition.meetings().stream().map(PlannedMeeting::title).toList();
    }

    /** The rules about a meeting, by their paths, with the numbers of these. */
    private static Map<String, List<Integer>> meetingNumbers(ProgrammeDefinition definition) {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        if (definition.choice() != null) {
            numbers.put("choice.meeting", List.of(definition.choice().meeting()));
        }
        if (definition.turns() != null) {
            numbers.put("turns.from", List.of(definition.turns().from()));
        }
        definition.companions().forEach((kind, rules) -> numbers.put("companions." + kind + ".after", rules.after()));
        return numbers;
    }

    private static List<Difference> differences(Map<String, String> before, Map<String, String> after) {
        Set<String> fields = new LinkedHashSet<>(after.keySet());
        fields.addAll(before.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new Difference(field, before.get(field), after.get(field)))
                .toList();
    }
}
