package nl.kring.programme;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong in the definition of a programme.
 *
 * @param line in the file, from 1; null where none can be told
 * @param field as a path, {@code meetings[0].day}; empty where it is about the whole file
 * @param detail what is to be said beside the kind
 */
public record DefinitionMistake(@Nullable Integer line, String field, Kind kind, String detail) {

    public enum Kind {
        /** No YAML; the detail says what the parser stumbled over. */
        SYNTAX,
        /** A field that definitions do not have. */
        UNKNOWN_FIELD,
        /** A value that the field cannot hold; the detail is the value. */
        WRONG_VALUE,
        /** A value that is not allowed; the detail says what is, in the reader's language. */
        NOT_ALLOWED,
        /** Values that do not go together; the detail is the name of an {@link Inconsistency}. */
        INCONSISTENT,
        /** A rule about a meeting that editions have under another number; the detail names these. */
        OTHER_MEETING_IN_EDITION,
        /** A form that is not deployed; the detail is its id. */
        UNKNOWN_FORM,
        /** A process that is not deployed; the detail is its id. */
        UNKNOWN_PROCESS
    }

    @Override
    public String toString() {
        return (line == null ? "" : "line " + line + ", ") + field + " " + kind + " " + detail;
    }
}
