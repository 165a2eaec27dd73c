package nl.kring.invoicing;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Billings extends Repository<Billing, UUID> {

    Billing save(Billing billing);

    Optional<Billing> findById(UUID enrolmentId);
}
