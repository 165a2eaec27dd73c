package nl.kring.journey.standin;

import org.jspecify.annotations.Nullable;

/** The line by which Tasklist shows what a task is about, with for whom somebody does it. */
final class PassedOn {

    /** Staff read Dutch in Tasklist. */
    private static final String FOR = "voor ";

    private static final String BETWEEN = " · ";

    private PassedOn() {}

    /** @param subject null where the task says nothing of what it is about */
    static String inPlaceOf(String name, @Nullable String subject) {
        return subject == null || subject.isEmpty() ? FOR + name : subject + BETWEEN + FOR + name;
    }

    static String withoutStandIn(@Nullable String subject) {
        if (subject == null || subject.startsWith(FOR)) {
            return "";
        }
        int mark = subject.lastIndexOf(BETWEEN + FOR);
        return mark < 0 ? subject : subject.substring(0, mark);
    }
}
