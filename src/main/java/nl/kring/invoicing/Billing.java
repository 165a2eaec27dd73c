package nl.kring.invoicing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** To whom an enrolment is invoiced, as it is now. */
@Entity
class Billing {

    @Id
    private UUID enrolmentId;

    @JdbcTypeCode(SqlTypes.JSON)
    private BillingDetails details;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Billing() {}

    Billing(UUID enrolmentId, BillingDetails details) {
        this.enrolmentId = enrolmentId;
        this.details = details;
    }

    void change(BillingDetails newDetails) {
        this.details = newDetails;
    }

    BillingDetails details() {
        return details;
    }
}
