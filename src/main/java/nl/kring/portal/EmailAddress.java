package nl.kring.portal;

import java.util.regex.Pattern;

/** Whether what somebody typed can be an e-mail address, before anything is done with it. */
final class EmailAddress {

    private static final int LONGEST = 254;
    private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM = Pattern.compile(
            "(?=[^@]{1,64}@)" + WORD + "(\\." + WORD + ")*@(" + LABEL + "\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    private EmailAddress() {}

    static boolean isValid(String typed) {
        String address = typed.strip();
        return address.length() <= LONGEST && FORM.matcher(address).matches();
    }
}
