package nl.kring.form;

/** The kinds of question that Kring can ask in the portal as well as in Tasklist. */
public enum FieldType {
    TEXTFIELD,
    TEXTAREA,
    NUMBER,
    SELECT,
    RADIO,
    CHECKLIST,
    TAGLIST,
    CHECKBOX,
    DATE,
    TIME,
    DATE_TIME;

    /** One or more answers out of a list. */
    public boolean isChoice() {
        return this == SELECT || this == RADIO || isMultiple();
    }

    public boolean isMultiple() {
        return this == CHECKLIST || this == TAGLIST;
    }

    public boolean isText() {
        return this == TEXTFIELD || this == TEXTAREA;
    }

    public boolean isTemporal() {
        return this == DATE || this == TIME || this == DATE_TIME;
    }
}
