package nl.kring.enrolment;

/** Things stand otherwise than whoever acted had seen. */
public final class ChangedMeanwhile extends RuntimeException {}
