package nl.kring.contracting;

import java.util.UUID;

/** A participant confirmed what the group agreed. */
public record AgreementConfirmed(UUID enrolmentId, UUID agreementId) {}
