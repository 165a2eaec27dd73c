package nl.kring.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a failing embedded database as two sentences instead of a stack trace. */
class EmbeddedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedDatabaseFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedDatabaseFailure cause) {
        Throwable reason = cause.getCause();
        String description = reason == null ? cause.getMessage() : cause.getMessage() + "\n\nReason: " + reason;
        return new FailureAnalysis(description, cause.action(), rootFailure);
    }
}
