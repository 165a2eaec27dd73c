package nl.kring.programme;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.kring.platform.StartUpLock;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Introduces the programmes whose definitions are shipped under {@code programmes/}, at the first start. */
@Component
class ShippedProgrammes {

    private final Planning planning;
    private final DefinitionFiles files;
    private final StartUpLock startUpLock;

    ShippedProgrammes(Planning planning, DefinitionFiles files, StartUpLock startUpLock) {
        this.planning = planning;
        this.files = files;
        this.startUpLock = startUpLock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void introduce() throws IOException {
        List<ProgrammeDefinition> definitions = new ArrayList<>();
        ShippedDefinitions.all().forEach((file, yaml) -> definitions.add(files.read(file, yaml)));
        startUpLock.alone(() -> definitions.forEach(planning::introduce));
    }
}
