package nl.kring.journey;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Advice;
import nl.kring.enrolment.Enrolments;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the indications say about a candidate, in words for whoever talks with them and decides. */
@Component
public class ReviewFacts {

    private final Enrolments enrolments;
    private final MessageSource texts;

    ReviewFacts(Enrolments enrolments, MessageSource texts) {
        this.enrolments = enrolments;
        this.texts = texts;
    }

    /** The remarks as one text; says so when there are none. */
    public String advice(UUID enrolmentId) {
        Advice advice = Objects.requireNonNull(enrolments.get(enrolmentId).advice(), "The candidate was not screened");
        Locale locale = LocaleContextHolder.getLocale();
        return advice.isPositive()
                ? texts.getMessage("advice.positive", null, locale)
                : advice.remarks().stream()
                        .map(remark -> texts.getMessage(
                                remark.key(), remark.arguments().toArray(), locale))
                        .collect(Collectors.joining(" "));
    }
}
