package nl.kring.journey;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries work out for real and takes it back, to see what would come of it. */
@Component
public class Rehearsal {

    private final TransactionTemplate ofItsOwn;
    private final ThreadLocal<Boolean> underWay = ThreadLocal.withInitial(() -> false);

    Rehearsal(PlatformTransactionManager transactions) {
        this.ofItsOwn = new TransactionTemplate(transactions);
        ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether what is done now will be taken back. */
    public boolean isUnderWay() {
        return underWay.get();
    }

    /** What the work tells. A rehearsal within another one sees what that did so far, and is taken back with it. */
    public <T> T of(Supplier<T> work) {
        if (isUnderWay()) {
            return work.get();
        }
        underWay.set(true);
        try {
            return ofItsOwn.execute(transaction -> {
                transaction.setRollbackOnly();
                return work.get();
            });
        } finally {
            underWay.remove();
        }
    }
}
