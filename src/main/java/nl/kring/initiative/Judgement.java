package nl.kring.initiative;

/**
 * Whether a criterion is met.
 *
 * @param criterion its name; see {@link nl.kring.programme.ProgrammeDefinition.Criterion}
 */
public record Judgement(String criterion, boolean met, String reason) {}
