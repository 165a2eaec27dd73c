package nl.kring.desk;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.kring.companion.Companions;
import nl.kring.companion.Companions.ChangedMeanwhile;
import nl.kring.companion.Group;
import nl.kring.companion.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.CurrentActor;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.GroupSize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The small groups of an edition: a proposal, those that were settled on, and who is without one. */
@Controller
class CompanionsController {

    private final Editions editions;
    private final Companions companions;
    private final CurrentActor currentActor;

    CompanionsController(Editions editions, Companions companions, CurrentActor currentActor) {
        this.editions = editions;
        this.companions = companions;
        this.currentActor = currentActor;
    }

    /** @param proposal groups of people who are without one; empty when there is none to make */
    record KindPage(
            Kind kind, GroupSize size, List<Group> groups, List<Enrolment> without, List<List<Enrolment>> proposal) {

        public boolean hasColleagues(List<Enrolment> group) {
            return Companions.hasColleagues(group);
        }

        public List<Group> withRoom() {
            return groups.stream()
                    .filter(group -> group.members().size() < size.to())
                    .toList();
        }

        /** As the form sends it back. */
        public String ids(List<Enrolment> group) {
            return String.join(
                    ",", group.stream().map(person -> person.id().toString()).toList());
        }
    }

    @GetMapping("/desk/editions/{id}/companions")
    String show(@PathVariable UUID id, Model model) {
        Edition edition = editions.get(id);
        List<KindPage> kinds = Arrays.stream(Kind.values())
                .flatMap(kind -> kind.sizeIn(edition.definition()).stream().map(size -> page(id, kind, size)))
                .toList();
        if (kinds.isEmpty()) {
            throw DeskPages.notFound();
        }
        model.addAttribute("edition", edition);
        model.addAttribute("kinds", kinds);
        return "desk/companions";
    }

    private KindPage page(UUID id, Kind kind, GroupSize size) {
        return new KindPage(
                kind, size, companions.groups(id, kind), companions.without(id, kind), companions.propose(id, kind));
    }

    @PostMapping("/desk/editions/{id}/companions")
    String settle(
            @PathVariable UUID id,
            @RequestParam Kind kind,
            @RequestParam(name = "group") String[] groups,
            RedirectAttributes redirect) {
        try {
            companions.settle(
                    id,
                    kind,
                    Arrays.stream(groups).map(CompanionsController::ids).toList(),
                    currentActor.require());
            Notice.good(redirect, "companions.settled");
        } catch (ChangedMeanwhile | IllegalArgumentException changed) {
            Notice.bad(redirect, "companions.changed");
        }
        return "redirect:/desk/editions/" + id + "/companions";
    }

    private static List<UUID> ids(String group) {
        return Arrays.stream(group.split(",")).map(UUID::fromString).toList();
    }

    @PostMapping("/desk/editions/{id}/companions/place")
    String place(
            @PathVariable UUID id,
            @RequestParam UUID group,
            @RequestParam UUID enrolment,
            RedirectAttributes redirect) {
        try {
            companions.place(id, group, enrolment, currentActor.require());
            Notice.good(redirect, "companions.placed");
        } catch (ChangedMeanwhile changed) {
            Notice.bad(redirect, "companions.changed");
        }
        return "redirect:/desk/editions/" + id + "/companions";
    }

    @PostMapping("/desk/editions/{id}/companions/{group}/dissolve")
    String dissolve(@PathVariable UUID id, @PathVariable UUID group, RedirectAttributes redirect) {
        companions.dissolve(id, group, currentActor.require());
        Notice.good(redirect, "companions.dissolved");
        return "redirect:/desk/editions/" + id + "/companions";
    }
}
