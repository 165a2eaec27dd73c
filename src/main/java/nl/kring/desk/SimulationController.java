package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.identity.CurrentActor;
import nl.kring.process.ProcessLibrary;
import nl.kring.process.ProcessLibrary.Asked;
import nl.kring.process.ProcessLibrary.ProcessModel;
import nl.kring.process.ProcessLibrary.Version;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.Programmes;
import nl.kring.simulation.Crowd;
import nl.kring.simulation.Report;
import nl.kring.simulation.Simulation;
import nl.kring.simulation.SimulationRefused;
import nl.kring.simulation.Simulations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plays an edition forward with invented people, and shows what came of it. */
@Controller
@ForAdministrators
class SimulationController {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_STAFF_DAYS = 20;
    private static final String VERSION = "version-";

    private final Simulations simulations;
    private final SimulationViews views;
    private final ProcessLibrary library;
    private final Programmes programmes;
    private final Editions editions;
    private final CurrentActor currentActor;
    private final Clock clock;

    SimulationController(
            Simulations simulations,
            SimulationViews views,
            ProcessLibrary library,
            Programmes programmes,
            Editions editions,
            CurrentActor currentActor,
            Clock clock) {
        this.simulations = simulations;
        this.views = views;
        this.library = library;
        this.programmes = programmes;
        this.editions = editions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** A process of which several versions are there. */
    record Versioned(ProcessModel newest, List<Version> versions) {}

    /** A process with the tasks of candidates in it. */
    record Asking(ProcessModel process, List<Asked> tasks) {}

    @ModelAttribute("mostPeople")
    int mostPeople() {
        return Crowd.MOST;
    }

    /** @param process of which a version was chosen already, on its own page */
    @GetMapping("/desk/simulations")
    String all(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Integer version,
            Model model) {
        model.addAttribute("simulations", simulations.all());
        model.addAttribute("programmes", withEditions());
        model.addAttribute("process", process);
        model.addAttribute("version", version);
        return "desk/simulations";
    }

    private List<ProgrammeDefinition> withEditions() {
        return programmes.findAllByOrderBySlug().stream()
                .filter(programme -> programmes.findPartsOf(programme.slug()).isEmpty())
                .map(Programme::definition)
                .toList();
    }

    @GetMapping("/desk/simulations/new")
    String form(
            @RequestParam String programme,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Integer version,
            Model model) {
        Programme chosen = find(programme);
        Map<String, String> values = new LinkedHashMap<>();
        ProgrammeDefinition definition = chosen.definition();
        int minimum = definition.places().minimum();
        values.put("kickOff", usualKickOff(definition).toString());
        values.put("prompt", Integer.toString(Math.min(Math.max(minimum, 4), 12)));
        values.put("slow", "1");
        values.put("silent", "1");
        values.put("unconfirmed", "1");
        values.put("withdrawing", "1");
        values.put("declined", "1");
        values.put("cancelling", "1");
        values.put("staffDays", "2");
        if (process != null && version != null) {
            values.put(VERSION + process, version.toString());
        }
        return show(chosen, new Typed(values), model);
    }

    /** The first on which an edition could start that is opened for enrolment now or later. */
    private LocalDate usualKickOff(ProgrammeDefinition definition) {
        LocalDate earliest =
                LocalDate.now(clock).plus(definition.enrolmentOpensBefore()).plus(definition.priorityBefore());
        LocalDate day = definition.meetings().get(0).day().atYear(earliest.getYear());
        return day.isBefore(earliest) ? day.plusYears(1) : day;
    }

    @PostMapping("/desk/simulations/new")
    String start(@RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        Typed typed = new Typed(fields);
        Programme programme = find(typed.value("programme"));
        Optional<Edition> like = editionsOf(programme).stream()
                .filter(edition -> edition.id().toString().equals(typed.value("like")))
                .findFirst();
        LocalDate kickOff =
                like.map(edition -> edition.startsAt().toLocalDate()).orElseGet(() -> typed.date("kickOff"));
        Crowd crowd = crowd(typed);
        Map<String, Integer> versions = versions(typed);
        if (!typed.isRight() || kickOff == null || crowd == null) {
            response.setStatus(UNPROCESSABLE);
            return show(programme, typed, model);
        }
        try {
            UUID id = simulations.start(programme, kickOff, like.orElse(null), versions, crowd, currentActor.require());
            return "redirect:/desk/simulations/" + id;
        } catch (SimulationRefused another) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("another", true);
            return show(programme, typed, model);
        }
    }

    private @Nullable Crowd crowd(Typed typed) {
        Integer prompt = people("prompt", typed);
        Integer slow = people("slow", typed);
        Integer silent = people("silent", typed);
        Integer unconfirmed = people("unconfirmed", typed);
        Integer withdrawing = people("withdrawing", typed);
        Integer declined = people("declined", typed);
        Integer cancelling = people("cancelling", typed);
        Integer staffDays = typed.number("staffDays", 0, LONGEST_STAFF_DAYS);
        String silentFrom = typed.value("silentFrom");
        if (!silentFrom.isEmpty()
                && asking().stream()
                        .flatMap(process -> process.tasks().stream())
                        .noneMatch(task -> task.element().equals(silentFrom))) {
            typed.refuse("silentFrom", "required");
        }
        if (prompt == null
                || slow == null
                || silent == null
                || unconfirmed == null
                || withdrawing == null
                || declined == null
                || cancelling == null
                || staffDays == null) {
            return null;
        }
        Crowd crowd =
                new Crowd(prompt, slow, silent, silentFrom, unconfirmed, withdrawing, declined, cancelling, staffDays);
        if (crowd.size() < 1 || crowd.size() > Crowd.MOST) {
            typed.refuse("prompt", "simulation.people", 1, Crowd.MOST, crowd.size());
        }
        return crowd;
    }

    private static @Nullable Integer people(String name, Typed typed) {
        return typed.number(name, 0, Crowd.MOST);
    }

    private Map<String, Integer> versions(Typed typed) {
        Map<String, Integer> versions = new LinkedHashMap<>();
        for (Versioned process : versioned()) {
            String key = process.newest().key();
            String chosen = typed.choice(
                    VERSION + key,
                    process.versions().stream()
                            .map(version -> Integer.toString(version.number()))
                            .toList());
            if (chosen != null) {
                versions.put(key, Integer.valueOf(chosen));
            }
        }
        return versions;
    }

    private String show(Programme programme, Typed typed, Model model) {
        model.addAttribute("programme", programme.definition());
        model.addAttribute("earlier", editionsOf(programme));
        model.addAttribute("versioned", versioned());
        model.addAttribute("asking", asking());
        model.addAttribute("typed", typed);
        return "desk/simulation-new";
    }

    private List<Edition> editionsOf(Programme programme) {
        return editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme.id());
    }

    private List<Versioned> versioned() {
        return library.all().stream()
                .map(process -> new Versioned(process, library.versions(process.key())))
                .filter(process -> process.versions().size() > 1)
                .toList();
    }

    private List<Asking> asking() {
        return library.all().stream()
                .map(process -> new Asking(process, library.askedOfCandidates(process)))
                .filter(process -> !process.tasks().isEmpty())
                .toList();
    }

    @GetMapping("/desk/simulations/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        Simulation simulation = find(id);
        describe(simulation, model);
        Optional<Report> report = simulations.report(id);
        if (report.isEmpty()) {
            return "desk/simulation-without-report";
        }
        model.addAttribute("report", report.get());
        model.addAttribute("walks", views.walks(report.get(), locale));
        model.addAttribute("outcomes", views.outcomes(report.get()));
        model.addAttribute(
                "others",
                simulations.all().stream()
                        .filter(other -> other.state() == Simulation.State.DONE
                                && !other.id().equals(id))
                        .sorted(Comparator.comparing(other -> !other.programme().equals(simulation.programme())))
                        .toList());
        return "desk/simulation";
    }

    /** One process as it is drawn, with how many came where. */
    @GetMapping("/desk/simulations/{id}/{key}")
    String process(@PathVariable UUID id, @PathVariable String key, Model model, Locale locale) {
        Simulation simulation = find(id);
        Report report = simulations.report(id).orElseThrow(DeskPages::notFound);
        describe(simulation, model);
        model.addAttribute("drawings", true);
        model.addAttribute(
                "walk",
                views.walks(report, locale).stream()
                        .filter(walk -> walk.walk().key().equals(key))
                        .findFirst()
                        .orElseThrow(DeskPages::notFound));
        return "desk/simulation-process";
    }

    @GetMapping("/desk/simulations/{id}/compare")
    String compare(@PathVariable UUID id, @RequestParam UUID with, Model model, Locale locale) {
        Simulation one = find(id);
        Simulation other = find(with);
        Report before = simulations.report(id).orElseThrow(DeskPages::notFound);
        Report after = simulations.report(with).orElseThrow(DeskPages::notFound);
        model.addAttribute("one", one);
        model.addAttribute("other", other);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("differing", differingVersions(one, other));
        model.addAttribute("rows", views.compare(before, after, locale));
        model.addAttribute("letters", views.compareLetters(before, after));
        model.addAttribute("outcomesBefore", views.outcomes(before));
        model.addAttribute("outcomesAfter", views.outcomes(after));
        return "desk/simulation-compare";
    }

    private List<String> differingVersions(Simulation one, Simulation other) {
        Map<String, String> names =
                library.all().stream().collect(Collectors.toMap(ProcessModel::key, ProcessModel::name));
        List<String> differing = new ArrayList<>();
        one.plan().versions().forEach((key, version) -> {
            Integer theirs = other.plan().versions().get(key);
            if (theirs != null && !theirs.equals(version)) {
                differing.add(names.getOrDefault(key, key) + " " + version + " → " + theirs);
            }
        });
        return differing;
    }

    @PostMapping("/desk/simulations/{id}/cancel")
    String cancel(@PathVariable UUID id, RedirectAttributes redirect) {
        Simulation simulation = find(id);
        if (simulation.isRunning()) {
            simulations.cancel(id, currentActor.require());
            Notice.good(redirect, "simulationCancelled");
        }
        return "redirect:/desk/simulations/" + id;
    }

    @PostMapping("/desk/simulations/{id}/delete")
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        // Whoever sends it twice sees that it is gone, and no error.
        if (simulations.delete(id, currentActor.require())) {
            Notice.good(redirect, "simulationDeleted");
        }
        return "redirect:/desk/simulations";
    }

    private void describe(Simulation simulation, Model model) {
        model.addAttribute("simulation", simulation);
        model.addAttribute("older", views.olderVersions(simulation));
    }

    private Simulation find(UUID id) {
        return simulations.find(id).orElseThrow(DeskPages::notFound);
    }

    private Programme find(String slug) {
        return programmes
                .findBySlug(slug)
                .filter(programme -> programmes.findPartsOf(slug).isEmpty())
                .orElseThrow(DeskPages::notFound);
    }
}
