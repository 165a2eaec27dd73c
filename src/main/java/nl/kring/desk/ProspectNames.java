package nl.kring.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.process.Migrations.Prospect;
import org.springframework.stereotype.Component;

/** Who the processes are about that may be moved. */
@Component
class ProspectNames {

    private final Enrolments enrolments;

    ProspectNames(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /** The names of the people among them, by reference. */
    Map<String, String> names(List<Prospect> prospects) {
        return enrolments
                .findAllByReferenceIn(
                        prospects.stream().map(Prospect::reference).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Enrolment::reference, Enrolment::name));
    }
}
