package nl.kring.enrolment;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import nl.kring.programme.EditionGroup;
import org.jspecify.annotations.Nullable;

/** Enrolments for tests of single rules. */
final class People {

    static final Instant NOW = Instant.parse("2027-06-01T10:00:00Z");

    private People() {}

    static Enrolment who(String sector, @Nullable Integer salaryScale, @Nullable Integer pupils) {
        return who(sector, salaryScale, pupils, null);
    }

    /** Somebody so many years in the role. */
    static Enrolment with(@Nullable Integer experience) {
        return who("OTHER", null, null, experience);
    }

    private static Enrolment who(
            String sector, @Nullable Integer salaryScale, @Nullable Integer pupils, @Nullable Integer experience) {
        NewEnrolment form = new NewEnrolment(
                UUID.randomUUID(),
                "Noor",
                "van den Berg",
                " Noor@School.example ",
                null,
                "Stichting De Waterlanden",
                "Bestuurssecretaris",
                sector,
                salaryScale,
                pupils,
                experience,
                null,
                Locale.forLanguageTag("nl"),
                null,
                EditionGroup.ALL);
        return new Enrolment(form, "KR-TEST", NOW);
    }

    static Enrolment somebody() {
        return who("PRIMARY", 12, 4200);
    }
}
