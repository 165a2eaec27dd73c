package nl.kring.enrolment;

import java.util.List;

/**
 * What the indications say about a candidate, for the facilitator. It never decides anything.
 *
 * @param remarks one for each indication that does not fit; empty when all fit
 */
public record Advice(List<Remark> remarks) {

    public boolean isPositive() {
        return remarks.isEmpty();
    }

    /**
     * @param key of the text in the message bundle
     * @param arguments what the candidate stated and what the programme expects
     */
    public record Remark(String key, List<String> arguments) {}
}
