package nl.kring.journey.initiative;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.Initiatives;
import nl.kring.initiative.SecretaryLinks;
import nl.kring.initiative.Supporting;
import nl.kring.journey.Facts;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.programme.ProgrammeDefinition.Criterion;
import nl.kring.programme.Programmes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Letters to the secretary who applied for support. */
@Component
class InitiativeLetters {

    private final Initiatives initiatives;
    private final Supporting supporting;
    private final Programmes programmes;
    private final SecretaryLinks links;
    private final Outbox outbox;

    InitiativeLetters(
            Initiatives initiatives,
            Supporting supporting,
            Programmes programmes,
            SecretaryLinks links,
            Outbox outbox) {
        this.initiatives = initiatives;
        this.supporting = supporting;
        this.programmes = programmes;
        this.links = links;
        this.outbox = outbox;
    }

    Initiative about(DelegateExecution execution) {
        return initiatives.get(Facts.initiativeId(execution));
    }

    /** A letter that is written once however often the step is repeated. */
    void send(DelegateExecution execution, MailTemplate template, Function<Letter, Letter> content) {
        Initiative initiative = about(execution);
        Letter letter = Letter.of(template, new Recipient(initiative.email(), initiative.name(), initiative.locale()))
                .about(initiative.id())
                .milestone(template + " " + initiative.mended())
                .with(
                        "programme",
                        programmes
                                .get(initiative.programmeId())
                                .definition()
                                .title()
                                .in(initiative.locale()))
                .with("edition", "")
                .with("network", initiative.network());
        outbox.post(content.apply(letter));
    }

    void sendMissing(DelegateExecution execution, MailTemplate template) {
        Initiative initiative = about(execution);
        send(
                execution,
                template,
                letter -> letter.with("missing", missing(initiative)).with("link", links.of(initiative.id())));
    }

    private List<String> missing(Initiative initiative) {
        Locale locale = initiative.locale();
        Map<String, String> texts = supporting.rules(initiative).criteria().stream()
                .collect(Collectors.toMap(
                        Criterion::name, criterion -> criterion.text().in(locale)));
        return initiative.missing().stream()
                .map(judgement ->
                        texts.getOrDefault(judgement.criterion(), judgement.criterion()) + " " + judgement.reason())
                .toList();
    }
}
