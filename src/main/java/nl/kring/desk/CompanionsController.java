package nl.kring.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.companion.Companions;
import nl.kring.companion.Companions.ChangedMeanwhile;
import nl.kring.companion.Group;
import nl.kring.companion.HalfDay;
import nl.kring.companion.Intervision;
import nl.kring.companion.IntervisionRefused;
import nl.kring.companion.Intervisions;
import nl.kring.companion.Kind;
import nl.kring.companion.Shadowing;
import nl.kring.companion.Shadowings;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.CurrentActor;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.ProgrammeDefinition.SmallGroups;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
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
    private final Intervisions intervisions;
    private final Shadowings shadowings;
    private final CurrentActor currentActor;

    CompanionsController(
            Editions editions,
            Companions companions,
            Intervisions intervisions,
            Shadowings shadowings,
            CurrentActor currentActor) {
        this.editions = editions;
        this.companions = companions;
        this.intervisions = intervisions;
        this.shadowings = shadowings;
        this.currentActor = currentActor;
    }

    /**
     * A half-day of intervision as staff see it: whose case is central, never what it says.
     *
     * @param answered how many of the group have said which half-days suit
     * @param bringer null until the half-day is settled
     */
    record HalfDayLine(
            Intervision intervision,
            LocalizedText after,
            boolean pollOpen,
            boolean over,
            int answered,
            int members,
            List<HalfDay> halfDays,
            @Nullable Enrolment bringer) {}

    /** @param proposal groups of people who are without one; empty when there is none to make */
    record KindPage(
            Kind kind,
            SmallGroups size,
            List<Group> groups,
            List<Enrolment> without,
            List<List<Enrolment>> proposal,
            Map<UUID, List<HalfDayLine>> halfDays,
            Map<UUID, Shadowing> days) {

        public boolean hasColleagues(List<Enrolment> group) {
            return Companions.hasColleagues(group);
        }

        public List<Group> withRoom() {
            return groups.stream()
                    .filter(group -> group.members().size() < size.to())
                    .toList();
        }

        /** As the form sends it back; not with commas, at which Spring would divide a group that is sent alone. */
        public String ids(List<Enrolment> group) {
            return String.join(
                    "/", group.stream().map(person -> person.id().toString()).toList());
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

    private KindPage page(UUID id, Kind kind, SmallGroups size) {
        List<Group> groups = companions.groups(id, kind);
        Map<UUID, Shadowing> days = new HashMap<>();
        if (kind == Kind.SHADOWING) {
            groups.stream()
                    .flatMap(group -> group.members().stream())
                    .forEach(member -> shadowings.of(member.id()).ifPresent(day -> days.put(member.id(), day)));
        }
        return new KindPage(
                kind,
                size,
                groups,
                companions.without(id, kind),
                companions.propose(id, kind),
                groups.stream().collect(Collectors.toMap(Group::id, this::halfDays)),
                days);
    }

    private List<HalfDayLine> halfDays(Group group) {
        return intervisions.of(group.id()).stream()
                .map(intervision -> new HalfDayLine(
                        intervision,
                        intervisions.meeting(intervision).title(),
                        intervisions.isPollOpen(intervision),
                        intervisions.isOver(intervision),
                        group.members().size()
                                - intervisions.stillToAnswer(intervision).size(),
                        group.members().size(),
                        intervisions.halfDays(intervision),
                        group.members().stream()
                                .filter(member -> intervision.isBroughtBy(member.id()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** Staff can put a half-day on the list too, for a group that comes to no date. */
    @PostMapping("/desk/editions/{id}/companions/half-days/{intervision}")
    String proposeHalfDay(
            @PathVariable UUID id,
            @PathVariable UUID intervision,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            RedirectAttributes redirect) {
        demandOf(id, intervision);
        try {
            intervisions.propose(intervision, moment(day, from), moment(day, to));
            Notice.good(redirect, "companions.proposed");
        } catch (IntervisionRefused refused) {
            Notice.bad(redirect, "companions." + refused.reason());
        } catch (DateTimeParseException mistyped) {
            Notice.bad(redirect, "companions.NO_HALF_DAY");
        }
        return "redirect:/desk/editions/" + id + "/companions";
    }

    private static ZonedDateTime moment(String day, String time) {
        return LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(AppClock.ZONE);
    }

    @PostMapping("/desk/editions/{id}/companions/half-days/{intervision}/link")
    String meetAt(
            @PathVariable UUID id,
            @PathVariable UUID intervision,
            @RequestParam(defaultValue = "") String link,
            RedirectAttributes redirect) {
        demandOf(id, intervision);
        try {
            intervisions.meetAt(intervision, link);
            Notice.good(redirect, "companions.linked");
        } catch (IntervisionRefused refused) {
            Notice.bad(redirect, "companions." + refused.reason());
        }
        return "redirect:/desk/editions/" + id + "/companions";
    }

    private void demandOf(UUID editionId, UUID intervision) {
        intervisions
                .find(intervision)
                .filter(each -> each.editionId().equals(editionId))
                .orElseThrow(DeskPages::notFound);
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
        return Arrays.stream(group.split("/")).map(UUID::fromString).toList();
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
