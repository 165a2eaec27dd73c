package nl.kring.journey;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Advice;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Nominations;
import nl.kring.programme.Editions;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the indications say about a candidate, in words for whoever talks with them and decides. */
@Component
public class ReviewFacts {

    private final Enrolments enrolments;
    private final Editions editions;
    private final Nominations nominations;
    private final MessageSource texts;

    ReviewFacts(Enrolments enrolments, Editions editions, Nominations nominations, MessageSource texts) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.nominations = nominations;
        this.texts = texts;
    }

    /** The remarks as one text; says so when there are none. */
    public String advice(UUID enrolmentId) {
        Advice advice = Objects.requireNonNull(enrolments.get(enrolmentId).advice(), "The candidate was not screened");
        Locale locale = LocaleContextHolder.getLocale();
        String remarks = advice.isPositive()
                ? texts.getMessage("advice.positive", null, locale)
                : advice.remarks().stream()
                        .map(remark -> texts.getMessage(
                                remark.key(), remark.arguments().toArray(), locale))
                        .collect(Collectors.joining(" "));
        return nominator(enrolmentId)
                .map(name -> remarks + " " + texts.getMessage("advice.nominated", new Object[] {name}, locale))
                .orElse(remarks);
    }

    private Optional<String> nominator(UUID enrolmentId) {
        Enrolment candidate = enrolments.get(enrolmentId);
        UUID programme = editions.get(candidate.editionId()).programme().id();
        return nominations
                .of(programme, candidate.email())
                .flatMap(nomination -> enrolments.findById(nomination.nominatedBy()))
                .map(Enrolment::name);
    }
}
