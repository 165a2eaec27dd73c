package nl.kring.api;

/**
 * What is wrong with one field.
 *
 * @param field as it was sent; empty when it is about the whole
 * @param message for people, in the language asked for
 */
record ApiError(String field, String message) {}
