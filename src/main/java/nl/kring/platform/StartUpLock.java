package nl.kring.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets one node at a time do what must be done once, while several start together. */
@Component
public class StartUpLock {

    private static final long KEY = 0x6B72696E67L;

    private final TransactionTemplate transaction;
    private final JdbcClient database;

    StartUpLock(PlatformTransactionManager transactions, JdbcClient database) {
        this.transaction = new TransactionTemplate(transactions);
        this.database = database;
    }

    /** Runs the work in one transaction; the others wait until it is committed and then see what it did. */
    public void alone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            database.sql("select 1 from pg_advisory_xact_lock(?)")
                    .param(KEY)
                    .query()
                    .singleValue();
            work.run();
        });
    }
}
