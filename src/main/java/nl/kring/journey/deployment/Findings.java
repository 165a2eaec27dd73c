package nl.kring.journey.deployment;

import java.util.ArrayList;
import java.util.List;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;

/** Collects what is found in one file. */
final class Findings {

    private final String file;
    private final List<Finding> list = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void add(String element, Kind kind, String... arguments) {
        Finding finding = Finding.of(file, element, kind, arguments);
        if (!list.contains(finding)) {
            list.add(finding);
        }
    }

    void when(boolean wrong, String element, Kind kind, String... arguments) {
        if (wrong) {
            add(element, kind, arguments);
        }
    }

    void add(Finding finding) {
        list.add(finding);
    }

    List<Finding> list() {
        return list;
    }
}
