package nl.kring.journey.initiative;

import java.util.List;
import java.util.UUID;
import nl.kring.initiative.Initiatives;
import org.springframework.stereotype.Component;

/** Which kinds of help a network was promised, for the model: one task for each. */
@Component
public class NetworkHelp {

    private final Initiatives initiatives;

    NetworkHelp(Initiatives initiatives) {
        this.initiatives = initiatives;
    }

    public List<String> promised(String initiativeId) {
        return initiatives.get(UUID.fromString(initiativeId)).help();
    }
}
