package nl.kring.identity;

/** Somebody else changed the account or absence since the page was made; nothing has changed. */
public final class AccountChanged extends RuntimeException {}
