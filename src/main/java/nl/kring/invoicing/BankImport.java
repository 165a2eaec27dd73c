package nl.kring.invoicing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What became of the lines of a bank's file, in their order. */
public record BankImport(List<Line> lines) implements Serializable {

    public BankImport {
        lines = List.copyOf(lines);
    }

    public enum Outcome {
        ENTERED,
        /** Entered before, from the same file or another that has the line too. */
        KNOWN,
        NO_INVOICE,
        SEVERAL,
        TOO_MUCH,
        NOTHING_OPEN,
        IN_THE_FUTURE;

        static Outcome of(PaymentRefused.Reason reason) {
            return switch (reason) {
                case TOO_MUCH -> TOO_MUCH;
                case IN_THE_FUTURE -> IN_THE_FUTURE;
                case NOTHING_OPEN, CHANGED_MEANWHILE -> NOTHING_OPEN;
            };
        }
    }

    /**
     * @param number of the line in the file, from 1, the header included
     * @param invoices the numbers it names, as far as there are such invoices
     */
    public record Line(
            long number, LocalDate paidOn, BigDecimal amount, String description, Outcome outcome, String invoices)
            implements Serializable {

        static Line of(BankFile.Line line, Outcome outcome, List<Invoice> named) {
            return new Line(
                    line.number(),
                    line.paidOn(),
                    line.amount(),
                    line.description(),
                    outcome,
                    named.stream().map(Invoice::number).collect(Collectors.joining(", ")));
        }
    }

    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /** Lines that ask for a look: neither entered now nor before. */
    public List<Line> left() {
        return lines.stream()
                .filter(line -> line.outcome() != Outcome.ENTERED && line.outcome() != Outcome.KNOWN)
                .toList();
    }
}
