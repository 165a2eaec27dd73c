package nl.kring.deployment;

import java.util.List;

/** What was to go live has errors; nothing changed. */
public class DeploymentRefused extends RuntimeException {

    private final transient List<Finding> findings;

    public DeploymentRefused(List<Finding> findings) {
        super("Refused: " + findings);
        this.findings = List.copyOf(findings);
    }

    /** Errors and warnings, in the order of the files. */
    public List<Finding> findings() {
        return findings;
    }
}
