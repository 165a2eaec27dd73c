package nl.kring;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Every package under {@code nl.kring} is a module: none reaches into another's subpackages, and none go round in circles. */
class ModularityTests {

    @Test
    void modulesKeepToTheirBoundaries() {
        ApplicationModules.of(KringApplication.class).verify();
    }
}
