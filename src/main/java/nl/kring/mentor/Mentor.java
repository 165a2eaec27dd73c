package nl.kring.mentor;

import java.util.UUID;

/**
 * Somebody who coaches participants of a programme.
 *
 * @param capacity how many at the same time
 * @param coached how many now
 */
public record Mentor(
        UUID id,
        UUID programmeId,
        String name,
        String email,
        String organisation,
        int capacity,
        int coached,
        boolean stopped) {

    public boolean hasRoom() {
        return !stopped && coached < capacity;
    }
}
