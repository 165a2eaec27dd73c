package nl.kring.programme;

import java.util.List;
import java.util.stream.Collectors;

/** The definition of a programme cannot be used. */
public class DefinitionRejected extends RuntimeException {

    private final List<DefinitionMistake> mistakes;

    DefinitionRejected(String file, List<DefinitionMistake> mistakes) {
        super(file + " does not hold: "
                + mistakes.stream().map(DefinitionMistake::toString).collect(Collectors.joining("; ")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** In the order of the file. */
    public List<DefinitionMistake> mistakes() {
        return mistakes;
    }
}
