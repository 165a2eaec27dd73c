package nl.kring.identity;

/** An account or an absence cannot be made or changed like this; nothing has changed. */
public final class AccountRefused extends RuntimeException {

    private final String field;
    private final String reason;
    private final transient Object[] values;

    /**
     * @param field the name of what is wrong, such as {@code email}; empty when it is about the whole
     * @param reason a stable word such as {@code taken}
     * @param values that the text of the reason names
     */
    public AccountRefused(String field, String reason, Object... values) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
        this.values = values.clone();
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }

    public Object[] values() {
        return values.clone();
    }
}
