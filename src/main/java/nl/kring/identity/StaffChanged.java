package nl.kring.identity;

/** Who does whose work may be otherwise now: somebody is away or back, was blocked, or has other roles. */
public record StaffChanged() {}
