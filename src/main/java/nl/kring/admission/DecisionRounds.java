package nl.kring.admission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface DecisionRounds extends Repository<DecisionRound, DecisionRound.Key> {

    DecisionRound save(DecisionRound round);

    Optional<DecisionRound> findFirstByEnrolmentIdOrderByRoundDesc(UUID enrolmentId);

    List<DecisionRound> findByEnrolmentIdOrderByRound(UUID enrolmentId);
}
