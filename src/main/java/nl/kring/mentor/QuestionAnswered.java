package nl.kring.mentor;

import java.util.UUID;

/** The mentor answered a question. */
public record QuestionAnswered(Mentoring mentoring, UUID questionId) {}
