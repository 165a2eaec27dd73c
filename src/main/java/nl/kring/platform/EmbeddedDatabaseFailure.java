package nl.kring.platform;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot be used; says what is wrong and what the reader can do about it. */
class EmbeddedDatabaseFailure extends RuntimeException {

    private final String action;

    EmbeddedDatabaseFailure(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    EmbeddedDatabaseFailure(String description, String action) {
        this(description, action, null);
    }

    String action() {
        return action;
    }
}
