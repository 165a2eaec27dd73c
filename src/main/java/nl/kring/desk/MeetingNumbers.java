package nl.kring.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kring.programme.DefinitionDraft;

/** Rules of a programme that are about one of its meetings, by its number; they go along when meetings change places. */
final class MeetingNumbers {

    private static final List<String> SINGLE = List.of("choice.meeting", "turns.from");
    private static final String COMPANIONS = "companions";

    private MeetingNumbers() {}

    /**
     * @param order of each meeting that stays, which number it had
     * @param typed refuses to leave out a meeting that a rule is about
     */
    static void follow(DefinitionDraft draft, List<Integer> order, Typed typed) {
        for (String path : SINGLE) {
            draft.value(path)
                    .map(Integer::valueOf)
                    .flatMap(number -> now(number, order, typed))
                    .ifPresent(number -> draft.set(path, number));
        }
        for (String kind : draft.names(COMPANIONS)) {
            String path = COMPANIONS + "." + kind + ".after";
            List<Integer> numbers = new ArrayList<>();
            draft.values(path)
                    .forEach(
                            number -> now(Integer.valueOf(number), order, typed).ifPresent(numbers::add));
            if (!numbers.isEmpty()) {
                draft.set(path, numbers);
            }
        }
    }

    private static Optional<Integer> now(int number, List<Integer> order, Typed typed) {
        int now = order.indexOf(number);
        if (now < 0) {
            typed.refuse("meetings[" + number + "]:gone", "meetingInUse");
        }
        return now < 0 ? Optional.empty() : Optional.of(now);
    }
}
