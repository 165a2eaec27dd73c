package nl.kring.enrolment;

import java.math.BigDecimal;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionMovedOnline;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import nl.kring.programme.ProgrammeDefinition.OnlineRules;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A fee that changes holds for whoever enrols from then on: what somebody enrolled for stays. */
@Service
@Transactional
public class PromisedFees {

    private final Editions editions;
    private final Enrolments enrolments;
    private final Planning planning;

    PromisedFees(Editions editions, Enrolments enrolments, Planning planning) {
        this.editions = editions;
        this.enrolments = enrolments;
        this.planning = planning;
    }

    /** Changes the fee of an edition. Whoever calls holds the edition. */
    public void change(UUID editionId, BigDecimal fee) {
        BigDecimal promised = editions.get(editionId).fee();
        if (promised.compareTo(fee) == 0) {
            return;
        }
        enrolments.findByEditionIdOrderByReceipt(editionId).stream()
                .filter(enrolment -> !enrolment.hasEnded())
                .forEach(enrolment -> enrolment.promise(promised));
        planning.charge(editionId, fee);
    }

    /** What is online as a whole is cheaper for everybody. */
    @EventListener
    void lower(EditionMovedOnline moved) {
        Edition edition = editions.get(moved.editionId());
        OnlineRules rules = edition.definition().online();
        if (moved.cheaper() && rules != null) {
            enrolments.findByEditionIdOrderByReceipt(edition.id()).forEach(each -> each.lowerPromise(rules::of));
        }
    }
}
