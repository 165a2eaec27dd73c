package nl.kring.desk;

import java.util.List;
import java.util.UUID;
import nl.kring.choice.Round;
import nl.kring.choice.Tally;
import nl.kring.choice.Voting;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.ChoiceOption;
import nl.kring.programme.ProgrammeDefinition.ChoiceRules;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How the group voted on the topic that is left to it, counted anew each time. */
@Controller("deskChoiceController")
class ChoiceController {

    private final Editions editions;
    private final Voting voting;

    ChoiceController(Editions editions, Voting voting) {
        this.editions = editions;
        this.voting = voting;
    }

    /** @param lines empty while the round is open */
    record RoundPage(Round round, Tally tally, List<Line> lines, List<String> voted) {

        record Line(ChoiceOption option, int votes) {}
    }

    @GetMapping("/desk/editions/{id}/choice")
    String show(@PathVariable UUID id, Model model) {
        Edition edition = editions.get(id);
        ChoiceRules rules = edition.definition().choice();
        if (rules == null) {
            throw DeskPages.notFound();
        }
        model.addAttribute("edition", edition);
        model.addAttribute("rules", rules);
        model.addAttribute("meeting", voting.meeting(edition));
        model.addAttribute("result", voting.result(id).orElse(null));
        model.addAttribute(
                "winner",
                voting.result(id).map(result -> rules.option(result.option())).orElse(null));
        model.addAttribute(
                "rounds",
                voting.rounds(id).stream()
                        .map(round -> page(edition, rules, round))
                        .toList());
        return "desk/choice";
    }

    private RoundPage page(Edition edition, ChoiceRules rules, Round round) {
        Tally tally = voting.tally(edition.id(), round);
        List<RoundPage.Line> lines = round.isOpen()
                ? List.of()
                : tally.votes().entrySet().stream()
                        .map(option -> new RoundPage.Line(rules.option(option.getKey()), option.getValue()))
                        .toList();
        return new RoundPage(round, tally, lines, voting.haveVoted(edition.id(), round));
    }
}
