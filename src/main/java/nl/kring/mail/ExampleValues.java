package nl.kring.mail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Invented values for every name that the texts use, for previews and tests. */
final class ExampleValues {

    private ExampleValues() {}

    static Map<String, Object> of(Locale locale) {
        boolean english = LetterWriter.languageOf(locale).equals(Locale.ENGLISH);
        LocalDateTime kickOff = LocalDateTime.of(2026, 9, 28, 15, 0);
        Map<String, Object> values = new HashMap<>();
        values.put("programme", english ? "Network for board secretaries" : "Netwerk voor bestuurssecretarissen");
        values.put("edition", "2026–2027");
        values.put("firstEdition", english ? "2026–2027, first group" : "2026–2027, eerste groep");
        values.put("link", "https://kring.example/my");
        values.put(
                "association",
                english ? "Example Association of Secretaries" : "Voorbeeldvereniging van Secretarissen");
        values.put(
                "howToJoin",
                english ? "Fill in the form on our site." : "Vul op onze site het aanmeldformulier voor leden in.");
        values.put("leaveLink", "https://kring.example/leave/voorbeeld");
        values.put("opens", kickOff.minusWeeks(26));
        values.put("conversationLink", "https://vergadering.example/kring-voorbeeld");
        values.put("reason", english ? "There were too few enrolments." : "Er waren te weinig aanmeldingen.");
        values.put("position", 3);
        values.put("until", kickOff.minusWeeks(8));
        values.put("due", kickOff.minusWeeks(2));
        values.put("startsAt", kickOff);
        values.put("endsAt", kickOff.plusHours(5));
        values.put("kickOff", kickOff);
        values.put("place", "Keizersgracht 1, Amsterdam");
        values.put(
                "meetings",
                List.of(
                        english
                                ? "First visit: Thursday 4 March 2027, 12:30–16:00"
                                : "Eerste werkbezoek: donderdag 4 maart 2027, 12:30–16:00"));
        values.put("fee", new BigDecimal("2250"));
        values.put("freeUntil", LocalDate.of(2026, 8, 17));
        values.put("version", 1);
        values.put("session", english ? "Second session" : "Tweede bijeenkomst");
        values.put("theme", english ? "Advising a divided board" : "Adviseren bij een verdeeld bestuur");
        values.put(
                "material",
                english
                        ? "The chapter on role clarity, and your own notes."
                        : "Het hoofdstuk over rolhelderheid en je eigen notities.");
        values.put("question", english ? "How do I let go?" : "Hoe laat ik los?");
        values.put(
                "contributions",
                List.of("Joris Voorbeeld\n"
                        + (english ? "Subject: a hard decision" : "Onderwerp: een lastig besluit")));
        values.put("group", english ? "Your intervision group" : "Je intervisiegroep");
        values.put(
                "halfDays", List.of(english ? "Tuesday 12 January, 09:30–12:30" : "dinsdag 12 januari, 09:30–12:30"));
        values.put("member", "Jannie Voorbeeld");
        values.put("mentor", "Piet Proef");
        values.put("members", List.of("Jannie Voorbeeld, Waterveen", "Piet Proef, Heuvelrade"));
        values.put(
                "topics",
                english
                        ? List.of("Dealing with the media", "Diversity and inclusion")
                        : List.of("Omgaan met de media", "Diversiteit en inclusie"));
        values.put("topic", english ? "Dealing with the media" : "Omgaan met de media");
        values.put("teacher", "Jannie Voorbeeld");
        values.put("assignments", english ? "Bring one dilemma of your own." : "Neem één eigen dilemma mee.");
        values.put(
                "earlierThemes",
                english ? List.of("The role of the secretary") : List.of("De rol van de bestuurssecretaris"));
        values.put(
                "questions",
                english
                        ? List.of("When do you speak up?", "How do you stay independent?")
                        : List.of("Wanneer spreek je je uit?", "Hoe blijf je onafhankelijk?"));
        values.put("group", english ? "Group 2" : "Groep 2");
        values.put(
                "dates",
                english ? List.of("14 October 2027, 10:00 - 16:00") : List.of("14 oktober 2027, 10:00 - 16:00"));
        values.put("form", english ? "on location" : "op locatie");
        values.put("frequency", 4);
        values.put("startsOn", LocalDate.of(2027, 9, 27));
        values.put("task", english ? "Fill in the intake form" : "Intakeformulier invullen");
        values.put("candidate", "Joris Voorbeeld");
        values.put("candidates", "Joris Voorbeeld, Noor Voorbeeld");
        values.put("reference", "KR-ABCD2345");
        values.put("step", english ? "Wait for a free place" : "Wacht op vrije plaats");
        values.put("costs", new BigDecimal("1125"));
        values.put("network", english ? "Leading together" : "Samen leiden");
        values.put("applicant", "Joris Voorbeeld");
        values.put(
                "missing",
                english
                        ? List.of("There are at least three meetings a year. Two are planned.")
                        : List.of("Er zijn ten minste drie bijeenkomsten in een jaar. Er staan er twee gepland."));
        values.put("purposes", english ? List.of("the facilitator") : List.of("de begeleider"));
        values.put("help", english ? List.of("finding a facilitator") : List.of("een begeleider vinden"));
        values.put("nominator", "Sofie Voorbeeld");
        values.put("colleague", "Noor Voorbeeld");
        values.put("organisation", english ? "Example School Board" : "Stichting Voorbeeldscholen");
        values.put("minutes", 10);
        values.put("account", "noor");
        values.put("endsOn", LocalDate.of(2027, 10, 8));
        values.put("participant", "Joris Voorbeeld");
        values.put("number", "2026-0012");
        values.put("ubl", english ? "invoice-2026-0012.xml" : "factuur-2026-0012.xml");
        values.put("credited", "2026-0007");
        values.put("amount", new BigDecimal("2250"));
        values.put("open", new BigDecimal("1125"));
        values.put("dueOn", LocalDate.of(2026, 8, 14));
        values.put("iban", "NL04 BANK 0417 1643 00");
        values.put("visitor", "Ruben Voorbeeld");
        values.put(
                "what",
                english ? "Discuss the yearly plan with all heads" : "Het jaarplan bespreken met alle directeuren");
        values.put("owner", "Noor Voorbeeld");
        values.put(
                "agreements",
                english ? "Every board visits a lesson each year." : "Elk bestuur bezoekt elk jaar een les.");
        values.put("goal", english ? "No board is passive in a year." : "Over een jaar is geen bestuur passief.");
        values.put("payee", "Kring Leernetwerken");
        return values;
    }
}
