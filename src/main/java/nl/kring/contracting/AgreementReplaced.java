package nl.kring.contracting;

import java.util.UUID;

/** A version of the agreement does not hold any more: a later one was recorded. */
public record AgreementReplaced(UUID agreementId) {}
