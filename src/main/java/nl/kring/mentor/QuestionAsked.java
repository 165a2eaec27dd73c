package nl.kring.mentor;

import java.util.UUID;

/** A participant put a question to the mentor. */
public record QuestionAsked(Mentoring mentoring, UUID questionId) {}
