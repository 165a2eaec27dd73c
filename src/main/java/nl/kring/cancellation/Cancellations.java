package nl.kring.cancellation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Cancellations extends Repository<Cancellation, UUID> {

    Cancellation save(Cancellation cancellation);

    Optional<Cancellation> findById(UUID enrolmentId);

    default Cancellation get(UUID enrolmentId) {
        return findById(enrolmentId)
                .orElseThrow(() -> new IllegalStateException("Enrolment " + enrolmentId + " is not being cancelled"));
    }
}
