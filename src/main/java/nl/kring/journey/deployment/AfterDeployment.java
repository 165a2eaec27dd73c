package nl.kring.journey.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.form.FormSchema;

/**
 * What will be in force once the deployment is live: what it brings, and of the rest what is live now.
 *
 * @param processes that the deployment brings, executable ones only
 * @param forms that it brings, by id
 * @param decisions that it brings, by id
 * @param unreadableForms that it brings as well, by id: what is wrong with them is said once, and not where they are used
 * @param inForce all processes, those that it brings in their new version
 */
record AfterDeployment(
        List<DrawnProcess> processes,
        Map<String, FormSchema> forms,
        Set<String> decisions,
        Set<String> unreadableForms,
        LiveModels.Now live,
        List<DrawnProcess> inForce) {

    AfterDeployment(
            List<DrawnProcess> processes,
            Map<String, FormSchema> forms,
            Set<String> decisions,
            Set<String> unreadableForms,
            LiveModels.Now live) {
        this(processes, forms, decisions, unreadableForms, live, inForce(processes, live));
    }

    Optional<FormSchema> form(String id) {
        return Optional.ofNullable(forms.get(id)).or(() -> live.form(id));
    }

    boolean hasDecision(String id) {
        return decisions.contains(id) || live.hasDecision(id);
    }

    boolean hasProcess(String key) {
        return inForce.stream().anyMatch(process -> process.key().equals(key));
    }

    private static List<DrawnProcess> inForce(List<DrawnProcess> processes, LiveModels.Now live) {
        Set<String> brought = processes.stream().map(DrawnProcess::key).collect(Collectors.toSet());
        return Stream.concat(
                        processes.stream(),
                        live.processes().stream().filter(process -> !brought.contains(process.key())))
                .toList();
    }

    /** The variables that a process finds, beside the facts that the code sets. */
    Set<String> variablesOf(DrawnProcess process) {
        Set<String> names = new HashSet<>(process.ownVariables());
        for (DrawnProcess other : inForce) {
            names.addAll(other.handedTo(process.key()));
            if (other.handsEverythingTo(process.key()) || process.takesEverythingFrom(other.key())) {
                names.addAll(other.ownVariables());
            }
        }
        return names;
    }
}
