package nl.kring.programme;

/** Values of a definition do not go together. */
final class InconsistentDefinition extends IllegalArgumentException {

    private final String field;
    private final Inconsistency why;

    /** @param field by which it shows, as a path from the part of the definition that is inconsistent */
    InconsistentDefinition(String field, Inconsistency why) {
        super(field + ": " + why);
        this.field = field;
        this.why = why;
    }

    String field() {
        return field;
    }

    Inconsistency why() {
        return why;
    }
}
