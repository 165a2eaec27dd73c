package nl.kring.contracting;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Confirmations extends Repository<Confirmation, Confirmation.Key> {

    Confirmation save(Confirmation confirmation);

    boolean existsByAgreementIdAndEnrolmentId(UUID agreementId, UUID enrolmentId);

    List<Confirmation> findByAgreementId(UUID agreementId);
}
