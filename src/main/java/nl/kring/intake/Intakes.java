package nl.kring.intake;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Intakes extends Repository<Intake, UUID> {

    Intake save(Intake intake);

    Optional<Intake> findById(UUID enrolmentId);

    default Intake get(UUID enrolmentId) {
        return findById(enrolmentId)
                .orElseThrow(() -> new IllegalStateException("Enrolment " + enrolmentId + " has no intake"));
    }
}
