package nl.kring.portal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Amounts in euro as people write them: without cents where there are none. */
final class Money {

    private static final Locale DUTCH = new Locale("nl", "NL");

    private Money() {}

    static String text(BigDecimal amount, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        NumberFormat format = NumberFormat.getNumberInstance(english ? Locale.UK : DUTCH);
        int cents = amount.stripTrailingZeros().scale() > 0 ? 2 : 0;
        format.setMinimumFractionDigits(cents);
        format.setMaximumFractionDigits(cents);
        return (english ? "€" : "€\u00a0") + format.format(amount);
    }
}
