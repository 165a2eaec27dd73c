package nl.kring.invoicing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Invoices extends Repository<Invoice, UUID> {

    Invoice saveAndFlush(Invoice invoice);

    Optional<Invoice> findById(UUID id);

    Optional<Invoice> findByNumber(String number);

    /** Invoices and credit notes in the order in which they were issued. */
    @Query("select i from Invoice i where i.enrolmentId = :enrolmentId order by i.issuedOn, i.number")
    List<Invoice> ofEnrolment(UUID enrolmentId);

    @Query("select i from Invoice i where i.id in :ids")
    List<Invoice> ofIds(Collection<UUID> ids);

    boolean existsByEnrolmentIdAndKind(UUID enrolmentId, Invoice.Kind kind);

    default Invoice get(UUID id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("There is no invoice " + id));
    }
}
