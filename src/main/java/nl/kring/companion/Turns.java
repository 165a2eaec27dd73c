package nl.kring.companion;

import java.util.List;
import java.util.UUID;

/** Whose case is central: in turn, and nobody twice before everybody in the group has had one. */
final class Turns {

    private Turns() {}

    /**
     * Those who can have a turn now, the one who is proposed first.
     *
     * @param members in the order of the group
     * @param had whose cases were central before, once for each time
     */
    static List<UUID> next(List<UUID> members, List<UUID> had) {
        long fewest =
                members.stream().mapToLong(member -> times(member, had)).min().orElse(0);
        return members.stream().filter(member -> times(member, had) == fewest).toList();
    }

    private static long times(UUID member, List<UUID> had) {
        return had.stream().filter(member::equals).count();
    }
}
