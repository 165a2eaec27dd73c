package nl.kring.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.kring.wording.WordingLanguage;
import org.jspecify.annotations.Nullable;

/**
 * All that the application which plays an edition has to know; it sees nothing of the real database.
 *
 * @param definitions of the programme and of the one that it is part of, as YAML, that one first
 * @param slug of the programme
 * @param title of the edition
 * @param meetings with dates of their own; those that are not named follow the programme
 * @param settings null for those of the programme
 * @param models processes, decisions and forms, as they are deployed in the chosen versions
 * @param texts that administrators put in the place of shipped ones, by their keys
 * @param seed of all that is left to chance: the same script with the same seed is played in the same way
 */
public record Script(
        List<String> definitions,
        String slug,
        String title,
        LocalDate kickOff,
        List<Appointment> meetings,
        @Nullable Settings settings,
        List<Model> models,
        Map<String, Map<WordingLanguage, String>> texts,
        Crowd crowd,
        long seed) {

    /** @param number of the meeting in its edition, 0 being the kick-off */
    public record Appointment(int number, Instant startsAt, Instant endsAt, String place) {}

    public record Settings(int capacity, int minimum, int waitingList) {}

    /** @param file its name, as in the jar */
    public record Model(String file, byte[] content) {}
}
