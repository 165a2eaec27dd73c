package nl.kring.journey;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows which model stops the start, and why, instead of a stack trace. */
class BrokenModelAnalyzer extends AbstractFailureAnalyzer<BrokenModel> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenModel cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct the file in Camunda Modeler and build Kring again.", rootFailure);
    }
}
