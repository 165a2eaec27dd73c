package nl.kring.initiative;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.kring.form.Answers;
import nl.kring.programme.Edition;
import nl.kring.programme.NetworkDraft;
import nl.kring.programme.Planning;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition.Criterion;
import nl.kring.programme.ProgrammeDefinition.SupportRules;
import nl.kring.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the academy does with an application: criteria, advice, decision, help, and the network that comes of it. */
@Service
@Transactional
public class Supporting {

    /** What makes school leaders learn; the design of a network is judged by it. */
    public static final List<String> FACTORS =
            List.of("coreOfWork", "learningTogether", "calm", "inquiring", "quality");

    private final Initiatives initiatives;
    private final Programmes programmes;
    private final Planning planning;
    private final Clock clock;

    Supporting(Initiatives initiatives, Programmes programmes, Planning planning, Clock clock) {
        this.initiatives = initiatives;
        this.programmes = programmes;
        this.planning = planning;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public SupportRules rules(Initiative initiative) {
        return Objects.requireNonNull(
                programmes.get(initiative.programmeId()).definition().support());
    }

    /** What follows from the answers, for the criteria of which something follows. */
    @Transactional(readOnly = true)
    public List<Proposal> proposals(Initiative initiative) {
        List<Proposal> proposals = new ArrayList<>();
        for (Criterion criterion : rules(initiative).criteria()) {
            if (criterion.from() != null) {
                proposals.add(new Proposal(criterion, isMet(criterion, initiative.answers())));
            }
        }
        return proposals;
    }

    /** @param met by the answer to {@link Criterion#from()} */
    public record Proposal(Criterion criterion, boolean met) {}

    private static boolean isMet(Criterion criterion, Answers answers) {
        String question = Objects.requireNonNull(criterion.from());
        if (criterion.atLeast() != null) {
            return answers.optionalInteger(question).orElse(0) >= criterion.atLeast();
        }
        return answers.optionalText(question)
                .filter(Objects.requireNonNullElse(criterion.oneOf(), List.<String>of())::contains)
                .isPresent();
    }

    /** @return whether all criteria are met */
    public boolean judge(UUID id, List<Judgement> judgements) {
        return locked(id).judge(judgements);
    }

    /** @param factors how the design is judged: {@code STRONG}, {@code ENOUGH} or {@code WEAK}, by {@link #FACTORS} */
    public void advise(UUID id, boolean support, String reason, Map<String, String> factors, String by) {
        locked(id).advise(support, reason, factors, by);
    }

    /** @param support null when the network is not supported */
    public void decide(UUID id, @Nullable Support support, String reason, String by) {
        locked(id).decide(support, reason, by, clock.instant());
    }

    public void noteHelp(UUID id, String kind, String notes) {
        locked(id).noteHelp(kind, notes);
    }

    /** It was not mended in time. */
    public void lapse(UUID id) {
        locked(id).lapse();
    }

    /** Makes a network of the application, by the rules of the academy, and plans its first edition. */
    public Edition plan(UUID id, NetworkDraft draft, LocalDate kickOff) {
        Initiative initiative = locked(id);
        Programme network = planning.introduceNetwork(programmes.get(initiative.programmeId()), draft, kickOff);
        initiative.become(network.id());
        return planning.planEdition(network.slug(), Edition.titleFor(kickOff), kickOff);
    }

    private Initiative locked(UUID id) {
        return initiatives.lockById(id).orElseThrow();
    }
}
