package nl.kring.desk;

import static nl.kring.desk.DefinitionField.checks;
import static nl.kring.desk.DefinitionField.choice;
import static nl.kring.desk.DefinitionPart.fixed;
import static nl.kring.desk.DefinitionPart.list;
import static nl.kring.desk.DefinitionPart.optional;
import static nl.kring.desk.DefinitionPart.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.kring.desk.DefinitionField.Kind;
import nl.kring.programme.DefinitionDraft;
import nl.kring.programme.NetworkPhase;
import nl.kring.programme.ProgrammeDefinition.InvoiceMoment;
import nl.kring.programme.ProgrammeDefinition.Tie;
import nl.kring.programme.ProgrammeDefinition.WhenOneLeaves;
import nl.kring.programme.ProgrammeDefinition.Who;

/** What of a programme can be changed at the desk, page by page. Its forms and process models stand in its file only. */
enum Subject {
    TEXTS {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            return List.of(
                    fixed(
                            "",
                            line("title.nl"),
                            line("title.en"),
                            text("summary.nl"),
                            text("summary.en"),
                            text("description.nl"),
                            text("description.en"),
                            text("audience.nl"),
                            text("audience.en"),
                            check("hidden")),
                    list("terms", line("title.nl"), line("title.en"), text("text.nl"), text("text.en"))
                            .orNone());
        }
    },
    PLACES {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            return List.of(
                    fixed("places", number("minimum"), number("maximum"), number("waitingList")),
                    fixed("", number("interestNeeded").maybe()),
                    list("groups", line("name.nl"), line("name.en"), number("places")));
        }
    },
    PRICE {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            return List.of(
                    fixed("", DefinitionField.of("fee", Kind.AMOUNT)),
                    fixed(
                            "invoicing",
                            choice("moment", names(InvoiceMoment.values())),
                            period("paymentTerm"),
                            period("callAfter"),
                            text("exemptionReason.nl"),
                            text("exemptionReason.en")),
                    list("invoicing.reminders", period("")));
        }
    },
    CANCELLING {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            return List.of(
                    fixed("cancellation", period("freeBefore")),
                    list("cancellation.costs", period("untilBefore").maybe(), number("percentage")));
        }
    },
    ORGANISER {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            return List.of(fixed(
                    "organiser",
                    line("name"),
                    line("email"),
                    line("street"),
                    line("postcode"),
                    line("city"),
                    line("country"),
                    line("chamberOfCommerce"),
                    line("vatId").maybe(),
                    line("fiscalNumber").maybe(),
                    line("iban"),
                    line("bic").maybe()));
        }
    },
    DEADLINES {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            return List.of(fixed(
                    "",
                    period("enrolmentOpensBefore"),
                    period("priorityBefore"),
                    period("enrolmentClosesBefore"),
                    period("decisionBefore"),
                    period("preparationBefore"),
                    number("conversationMinutes")));
        }
    },
    MEETINGS {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            List<DefinitionPart> parts = new ArrayList<>();
            parts.add(meetings("meetings"));
            for (int group = 0; group < draft.size("groups"); group++) {
                parts.add(meetings("groups[" + group + "].meetings").orNone());
            }
            parts.add(list(
                            "informationMeetings",
                            period("before"),
                            time("from"),
                            time("to"),
                            line("where.nl"),
                            line("where.en"))
                    .orNone());
            parts.add(optional("online", time("from"), time("to"), number("percentage")));
            return parts;
        }
    },
    CONDITIONS {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            Set<String> sectors = new LinkedHashSet<>(List.of("PRIMARY", "SECONDARY", "SPECIAL", "OTHER"));
            sectors.addAll(draft.values("conditions.sectors"));
            return List.of(
                    fixed(
                            "conditions",
                            checks("sectors", List.copyOf(sectors)),
                            check("nomination"),
                            check("closedAfterStart")),
                    optional(
                            "conditions.membership",
                            line("association"),
                            text("howToJoin.nl"),
                            text("howToJoin.en"),
                            line("url")),
                    optional(
                            "teams",
                            number("from"),
                            number("to"),
                            choice("whenOneLeaves", names(WhenOneLeaves.values()))),
                    fixed(
                            "indications",
                            number("salaryScaleFrom").maybe(),
                            number("salaryScaleTo").maybe(),
                            number("pupilsAtLeast").maybe(),
                            number("experienceAtMost").maybe()));
        }
    },
    YEAR {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            List<String> meetings = IntStream.range(0, draft.size("meetings"))
                    .mapToObj(Integer::toString)
                    .toList();
            List<DefinitionPart> parts = new ArrayList<>(List.of(
                    fixed(
                            "",
                            check("handIns"),
                            check("mentors"),
                            decimal("ratingNorm").maybe()),
                    optional(
                            "turns",
                            choice("who", names(Who.values())),
                            number("number").maybe(),
                            choice("from", meetings),
                            period("closesBefore")),
                    optional("baseline", period("after")),
                    list("baseline.repeats", period("")).orNone().of("baseline"),
                    optional("companions.INTERVISION", number("from"), number("to"), checks("after", meetings)),
                    optional("companions.SHADOWING", number("from"), number("to")),
                    optional("companions.BUDDIES", number("from"), number("to")),
                    optional(
                            "choice",
                            choice("meeting", meetings),
                            line("title.nl"),
                            line("title.en"),
                            period("opensBefore"),
                            number("quorumPercentage"),
                            choice("tie", names(Tie.values()))),
                    list(
                                    "choice.options",
                                    line("key"),
                                    line("topic.nl"),
                                    line("topic.en"),
                                    line("teacher"),
                                    line("teacherEmail"))
                            .of("choice")));
            if (draft.has("network")) {
                parts.add(fixed(
                        "network",
                        line("lasts.nl"),
                        line("lasts.en"),
                        choice("phase", names(NetworkPhase.values())),
                        DefinitionField.of("contribution", Kind.AMOUNT).maybe(),
                        check("groupSetsTheme"),
                        check("questionIsThread")));
            }
            if (draft.has("support")) {
                parts.add(fixed(
                        "support",
                        DefinitionField.of("contributionAtMost", Kind.AMOUNT),
                        line("meeting.nl"),
                        line("meeting.en"),
                        line("lasts.nl"),
                        line("lasts.en")));
            }
            return parts;
        }
    },
    WAITS {
        @Override
        List<DefinitionPart> parts(DefinitionDraft draft) {
            return List.of(table(
                    "waits",
                    DefinitionField.of("remindAfter", Kind.DAYS),
                    DefinitionField.of("escalateAfter", Kind.DAYS),
                    DefinitionField.of("endAfter", Kind.DAYS).maybe()));
        }
    };

    /** The fields of the page, for a programme as it stands. */
    abstract List<DefinitionPart> parts(DefinitionDraft draft);

    /** As it stands in the address of the page. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Subject> of(String slug) {
        return Arrays.stream(values())
                .filter(subject -> subject.slug().equals(slug))
                .findFirst();
    }

    private static DefinitionPart meetings(String path) {
        return list(
                path,
                line("title.nl"),
                line("title.en"),
                DefinitionField.of("day", Kind.DAY_OF_YEAR),
                time("from"),
                time("to"),
                number("nights").maybe(),
                line("address").maybe(),
                line("region.nl").together(),
                line("region.en").together());
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static DefinitionField line(String name) {
        return DefinitionField.of(name, Kind.LINE);
    }

    private static DefinitionField text(String name) {
        return DefinitionField.of(name, Kind.TEXT);
    }

    private static DefinitionField number(String name) {
        return DefinitionField.of(name, Kind.NUMBER);
    }

    private static DefinitionField decimal(String name) {
        return DefinitionField.of(name, Kind.DECIMAL);
    }

    private static DefinitionField period(String name) {
        return DefinitionField.of(name, Kind.PERIOD);
    }

    private static DefinitionField time(String name) {
        return DefinitionField.of(name, Kind.TIME);
    }

    private static DefinitionField check(String name) {
        return DefinitionField.of(name, Kind.CHECK);
    }
}
