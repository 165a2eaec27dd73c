package nl.kring.programme;

import java.util.UUID;

public class NoSuchEdition extends RuntimeException {
    public NoSuchEdition(UUID id) {
        super("There is no edition " + id);
    }
}
